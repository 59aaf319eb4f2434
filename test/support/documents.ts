import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { anchorOf } from '../../build/help/anchor.ts';
import { repositoryRoot } from './desktop/electron.ts';

/** A document of the repository, by its path from the root. */
export const readDocument = (path: string): string =>
  readFileSync(join(repositoryRoot, path), 'utf8');

const FOLDERS = ['docs', 'test', 'electron', 'renderer', 'build'];

/** Documents in both languages: `<name>.md` and `<name>.zh-CN.md`. */
export const TWINS = [
  'README',
  'docs/guide',
  'docs/automation',
  'docs/command-line',
  'docs/data',
  'docs/performance',
  'docs/security',
];

/** Every Markdown file of ours, by its path from the root. */
export function documentPaths(): string[] {
  const below = FOLDERS.flatMap((folder) =>
    readdirSync(join(repositoryRoot, folder), { recursive: true, encoding: 'utf8' }).map(
      (path) => `${folder}/${path.replaceAll('\\', '/')}`,
    ),
  );
  return [...readdirSync(repositoryRoot), ...below].filter((path) => path.endsWith('.md')).sort();
}

/** Words as `wc -w` counts them. */
export const wordCount = (text: string): number => text.split(/\s+/).filter(Boolean).length;

/** Rows of the tables in a document, by their first cell. */
export function rowsOf(markdown: string): Map<string, string> {
  const rows = markdown.split('\n').filter((line) => line.startsWith('| '));
  return new Map(rows.map((row) => [cellsOf(row)[0]?.replaceAll('`', '') ?? '', row]));
}

export const cellsOf = (row: string): string[] =>
  row
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());

/** Addresses of the pictures, in their order. */
export const picturesOf = (markdown: string): string[] =>
  [...withoutBlocks(markdown).matchAll(/!\[[^\]]*\]\(([^)\s]+)\)/g)].map(([, path = '']) => path);

const levelOf = (heading: string): number => /^#*/.exec(heading)?.[0].length ?? 0;

/** What is written as code inside of a line. */
export const codeSpans = (markdown: string): string[] =>
  [...withoutBlocks(markdown).matchAll(/`([^`\n]+)`/g)].map(([, code]) => code ?? '');

/** Options and switches that a document names, without their values. */
export const namedOptions = (markdown: string): Set<string> =>
  new Set([...markdown.matchAll(/(?<![\w-])--[a-z][a-z-]*/g)].map(([option]) => option));

/** What stands in the blocks of one language (`json`, `hyperdeck`), in their order. */
export const blocksOf = (markdown: string, language: string): string[] =>
  [...markdown.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].flatMap(([, found, text = '']) =>
    found === language ? [text] : [],
  );

/** What stands under a heading, up to the next one of its level or a higher one. */
export function sectionOf(markdown: string, heading: string): string {
  const lines = markdown.split('\n');
  const begin = lines.findIndex((line) => line.replace(/^#+ /, '') === heading && line !== heading);
  if (begin === -1) throw new Error(`no heading ${heading}`);
  const level = levelOf(lines[begin] ?? '');
  const after = lines.slice(begin + 1);
  const end = after.findIndex((line) => /^#+ /.test(line) && levelOf(line) <= level);
  return after.slice(0, end === -1 ? undefined : end).join('\n');
}

const FENCE = /^```.*\n[\s\S]*?^```$/gm;
const withoutBlocks = (markdown: string): string => markdown.replace(FENCE, '');

/**
 * What two languages of one document have in common, in their order: headings by level, tables by their
 * columns and rows, items of lists by their kind, pictures by their number, and blocks of code by their text
 * without comments.
 */
export function outlineOf(markdown: string): string[] {
  const blocks: string[] = [];
  const marked = markdown.replace(FENCE, (block) => {
    blocks.push(block.replaceAll(/[ \t]+#.*$/gm, ''));
    return `\`\`\`${blocks.length - 1}`;
  });
  return marked.split('\n').flatMap((line) => {
    if (line.startsWith('```')) return [blocks[Number(line.slice(3))] ?? ''];
    if (/^#+ /.test(line)) return [`heading ${levelOf(line)}`];
    if (line.startsWith('|')) return [`row of ${cellsOf(line).length}`];
    if (/^\s*[-*] /.test(line)) return ['item'];
    if (/^\s*\d+\. /.test(line)) return [`item ${line.trim().split('.')[0]}`];
    if (line.startsWith('![')) return ['picture'];
    return line.trim() === '' ? [] : ['paragraph'];
  });
}

const anchorsOf = (markdown: string): Set<string> =>
  new Set(
    withoutBlocks(markdown)
      .split('\n')
      .filter((line) => /^#+ /.test(line))
      .map(anchorOf),
  );

/** Where the links of a document lead, pictures not counted. */
export const linksOf = (markdown: string): string[] =>
  [...withoutBlocks(markdown).matchAll(/(?<!!)\[[^\]]*\]\(([^)\s]+)\)/g)].map(
    ([, target]) => target ?? '',
  );

/** Relative links of a document that lead nowhere. */
export function deadLinks(path: string, markdown: string): string[] {
  const targets = [...withoutBlocks(markdown).matchAll(/\]\(([^)\s]+)\)/g)].map(
    ([, target]) => target ?? '',
  );
  return targets.filter((target) => !/^[a-z]+:/i.test(target) && !isThere(path, target));
}

function isThere(from: string, target: string): boolean {
  const [file = '', anchor] = decodeURI(target).split('#');
  const path = file === '' ? from : join(dirname(from), file);
  const full = join(repositoryRoot, path);
  if (!existsSync(full)) return false;
  return anchor === undefined || (statSync(full).isFile() && hasAnchor(path, anchor));
}

const hasAnchor = (path: string, anchor: string): boolean =>
  anchorsOf(readDocument(path)).has(anchor);

/** Paths of the repository that a document writes as code and that are not there. */
export const deadPaths = (markdown: string): string[] =>
  codeSpans(markdown).filter(
    (code) =>
      /^(\.ci|build|docs|electron|renderer|test)\/[\w./-]*$/.test(code) &&
      !existsSync(join(repositoryRoot, code)),
  );

/** What is set in bold. */
export const boldTexts = (markdown: string): string[] =>
  [...withoutBlocks(markdown).matchAll(/\*\*([^*\n]+)\*\*/g)].map(([, text]) => text ?? '');

/**
 * Emphasis that Markdown shows as asterisks: Chinese has no spaces, and a mark beside a letter on one side and
 * punctuation on the other neither begins nor ends anything.
 */
export const brokenEmphasis = (markdown: string): string[] =>
  [...withoutBlocks(markdown).matchAll(/(.?)(\*{1,2})(?![\s*])([^*\n]+)\2(.?)/gu)]
    .filter(
      ([, before = '', , text = '', after = '']) =>
        (/[\p{L}\p{N}]/u.test(before) && /^\p{P}/u.test(text)) ||
        (/\p{P}$/u.test(text) && /[\p{L}\p{N}]/u.test(after)),
    )
    .map(([found]) => found);
