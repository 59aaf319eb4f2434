import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { PROBLEMS } from '#contract/model/app-state.ts';
import { REASONS } from '#contract/model/outcome.ts';
import { accountTestSchema } from '#contract/model/start.ts';
import { anchorOf } from '../../build/help/anchor.ts';
import { LEAVE_PACKAGES } from '../../build/setup/environment.mjs';
import {
  START_TABLE,
  STOP_ALL_TABLE,
  STOP_TABLE,
} from '../../electron/app/commands/decision-table.ts';
import { EXIT } from '../../electron/control/command-line/exit-code.ts';
import { ENGINE_SWITCHES, OPTIONS } from '../../electron/control/command-line/parse.ts';
import { ADDRESSES } from '../../electron/desktop/link-addresses.ts';
import { SAMPLE_PRESETS } from '../../electron/practice/samples.ts';
import manifest from '../../package.json' with { type: 'json' };
import { DOCUMENT_PICTURES, PICTURE_FILES } from '../screenshots/document-pictures.ts';
import { repositoryRoot } from '../support/desktop/electron.ts';
import {
  boldTexts,
  brokenEmphasis,
  cellsOf,
  codeSpans,
  deadLinks,
  deadPaths,
  documentPaths,
  linksOf,
  namedOptions,
  outlineOf,
  picturesOf,
  readDocument,
  rowsOf,
  TWINS,
  wordCount,
} from '../support/documents.ts';
import { GUIDES, ownReturnCodes, withReturnCodes } from '../support/guides.ts';
import { dependencyPicture, withPicture } from '../support/source/picture.ts';
import { readSources } from '../support/source/read.ts';

/** Pages of the web that documents lead to. Those that Help shows are opened by main: see link-addresses.ts. */
const KNOWN_OUTSIDE = [
  ADDRESSES['console-configuration'],
  ADDRESSES['recording-callback'],
  'https://keepachangelog.com/en/1.1.0/',
  'https://semver.org/',
];
const isOutside = (link: string): boolean => /^[a-z]+:/i.test(link);

/** Of Forge, whose options `npm run make` passes on. */
const MAKE_OPTION = '--targets';

test('the README has at most 800 words', () => {
  expect(wordCount(readDocument('README.md'))).toBeLessThanOrEqual(800);
});

describe('the return codes of the guides', () => {
  test('are those of the specification and of the gateway', () => {
    expect(ownReturnCodes()).toEqual(expect.arrayContaining([0, 2, 3, 4, 5, 6, 7, 1000]));
    expect(ownReturnCodes().filter((code) => code >= 100_000_000)).toHaveLength(18);
  });

  test.each(GUIDES)('are in $path what the window says: `npm run docs` writes them', (guide) => {
    const document = readDocument(guide.path);
    expect(document).toBe(withReturnCodes(document, guide));
    expect(rowsOf(document).get('6')).toContain(guide.texts['code.6.meaning']);
    expect(rowsOf(document).get('6')).toContain(guide.retried);
    expect(() => withReturnCodes('no table', guide)).toThrow('no table');
  });
});

test.each(GUIDES)('$path sets in bold what the window says, and keys', ({ path, texts }) => {
  const known = new Set<string>(Object.values(texts));
  const other = boldTexts(readDocument(path)).filter(
    (text) => !known.has(text) && !/^(\?|F1|Ctrl .+)$/.test(text),
  );
  expect(other).toEqual([]);
});

const inTheOtherLanguage = (picture: string): string =>
  picture.endsWith('-zh-CN.png')
    ? picture.replace('-zh-CN.png', '.png')
    : picture.replace(/\.png$/, '-zh-CN.png');

/** Lines of the tray, which are in the language of the document. */
const WINDOW_LINE = /^(?:[●◐]|Start |开始 )/;

describe.each(TWINS)('%s in both languages', (name) => {
  const english = readDocument(`${name}.md`);
  const chinese = readDocument(`${name}.zh-CN.md`);

  test('has the same headings, tables, lists, pictures and code', () => {
    expect(outlineOf(chinese)).toEqual(outlineOf(english));
  });

  test('names the same files, options and codes', () => {
    const spans = (document: string) =>
      codeSpans(document).filter((code) => !WINDOW_LINE.test(code));
    expect(spans(chinese).toSorted()).toEqual(spans(english).toSorted());
  });

  test('links to the same pages', () => {
    const pages = (document: string) =>
      linksOf(document).map((link) => link.replace(/#.*/, '').replace('.zh-CN', ''));
    expect(pages(chinese).toSorted()).toEqual(pages(english).toSorted());
  });

  test('stays in its language, but for the way to the other one', () => {
    const twins = TWINS.map((twin) => basename(twin));
    const strays = (document: string, language: '' | '.zh-CN') =>
      linksOf(document)
        .map((link) => basename(link.replace(/#.*/, '')))
        .filter((file) => {
          const [, stem = '', other = ''] = /^([\w-]+)(\.zh-CN)?\.md$/.exec(file) ?? [];
          return twins.includes(stem) && other !== language;
        });
    const own = basename(name);
    expect(strays(english, '')).toEqual([`${own}.zh-CN.md`]);
    expect(strays(chinese, '.zh-CN')).toEqual([`${own}.md`]);
  });

  test('shows the same pictures, each in the other language', () => {
    expect(picturesOf(chinese)).toEqual(picturesOf(english).map(inTheOtherLanguage));
  });

  test('shows its emphasis', () => {
    expect(brokenEmphasis(chinese)).toEqual([]);
  });
});

test('the command line names the same codes in both languages, in the same order', () => {
  const codes = (path: string) =>
    codeSpans(readDocument(path)).filter((code) => /^[\w-]+$/.test(code));
  expect(codes('docs/command-line.zh-CN.md')).toEqual(codes('docs/command-line.md'));
});

describe.each(['docs/command-line.md', 'docs/command-line.zh-CN.md'])('%s', (path) => {
  const document = readDocument(path);
  const rows = rowsOf(document);
  const sources = readSources(['electron/recording', 'electron/control/command-line']);
  const decided = [START_TABLE, STOP_TABLE, STOP_ALL_TABLE].flatMap((table) =>
    table.flatMap(({ unattended }) => (unattended.kind === 'refuse' ? [unattended.code] : [])),
  );
  const thrown = [...sources.values()]
    .flatMap((source) => [...source.matchAll(/(?:new Refused\(|refusedLine\(\w+, )'([a-z-]+)'/g)])
    .map(([, reason]) => reason ?? '');
  /** Told of each part that runs, as `running-already` or `may-be-running`; and of control surfaces alone. */
  const others = ['nothing-missing', 'remote-paused'];
  const refusals = [...new Set([...thrown, ...decided])].filter(
    (reason) => !others.includes(reason),
  );

  test('has every option, and none that does not exist', () => {
    const named = namedOptions(document);
    const known = [...OPTIONS, ...ENGINE_SWITCHES];
    expect(known.filter((option) => !named.has(option))).toEqual([]);
    const unknown = [...named].filter((option) => ![...known, LEAVE_PACKAGES].includes(option));
    expect(unknown).toEqual([]);
  });

  test('has every exit code, and none that does not exist', () => {
    const codes = rowsWithCode(document).map(([code = '']) => Number(code));
    expect(codes).toEqual(Object.values(EXIT));
  });

  test('finds the refusals in the source', () => {
    expect(refusals).toEqual(
      expect.arrayContaining(['archived', 'running-already', 'may-be-running', 'quitting']),
    );
  });

  test.each(refusals)('has %s among the reasons of a refusal, with its exit code', (reason) => {
    const code = /^(account-missing|credentials-unavailable)$/.test(reason) ? 3 : 1;
    expect(rows.get(reason)).toMatch(new RegExp(`\\| ${code} \\|$`));
  });

  test('has every code that a line of JSON may carry', () => {
    const spans = new Set(codeSpans(document));
    const verdicts = accountTestSchema.shape.verdict.options;
    const missing = [...REASONS, ...PROBLEMS, ...verdicts].filter((code) => !spans.has(code));
    expect(missing).toEqual([]);
  });
});

/** Rows of the one table whose first cells are whole numbers of one digit. */
const rowsWithCode = (document: string): string[][] =>
  document
    .split('\n')
    .filter((line) => /^\| \d \|/.test(line))
    .map(cellsOf);

test('no operator’s document names an option that does not exist', () => {
  const known = [...OPTIONS, ...ENGINE_SWITCHES, LEAVE_PACKAGES, MAKE_OPTION];
  const unknown = documentPaths()
    .filter((path) => /^(README|docs\/(guide|data|command-line))/.test(path))
    .flatMap((path) => [...namedOptions(readDocument(path))].map((option) => [path, option]))
    .filter(([, option = '']) => !known.includes(option));
  expect(unknown).toEqual([]);
});

test.each(['docs/performance.md', 'docs/performance.zh-CN.md'])('%s names every bench', (path) => {
  const source = readDocument('test/bench/main.ts');
  const [, table = ''] = /const BENCHES[^{]*\{([\s\S]*?)\n\};/.exec(source) ?? [];
  const benches = [...table.matchAll(/^ {2}'?([a-z-]+)'?[:,]/gm)].map(([, name]) => name);
  expect(benches).toEqual(expect.arrayContaining(['burst', 'cold-start', 'redact']));
  const document = readDocument(path);
  expect(benches.filter((name) => !document.includes(`\`${name}\``))).toEqual([]);
  const run = [...document.matchAll(/npm run bench -- ([a-z -]+?) +#/g)].flatMap(([, names = '']) =>
    names.split(' '),
  );
  expect(run.length).toBeGreaterThan(0);
  expect(run.filter((name) => !benches.includes(name))).toEqual([]);
});

describe('pictures of the documents', () => {
  const shown = documentPaths()
    .filter((path) => /^(README|docs\/[\w.-]+\.md$)/.test(path))
    .flatMap((path) =>
      picturesOf(readDocument(path)).map((picture) => join(dirname(path), picture)),
    );

  test('are made by `npm run screenshots -- docs`, all that are shown and no other', () => {
    const made = PICTURE_FILES.map(({ kept }) => kept).toSorted();
    expect([...new Set(shown)].toSorted()).toEqual(made);
    const there = readdirSync(join(repositoryRoot, 'docs', 'images'));
    expect(there.map((file) => `docs/images/${file}`).toSorted()).toEqual(made);
  });

  test('are of a view that a scene takes, in a part that it runs', () => {
    const scenes = [...readSources(['test/screenshots/scenes']).values()].join('\n');
    expect(scenes).toContain("shoot('history')");
    const missing = DOCUMENT_PICTURES.filter(
      ({ view }) => !scenes.includes(`shoot('${view}'`) && !scenes.includes(`(stage, '${view}')`),
    );
    expect(missing).toEqual([]);
  });

  test('weigh at most 1.5 MB together, since most of them ship with the program', () => {
    const sizes = PICTURE_FILES.map(({ kept }) => statSync(join(repositoryRoot, kept)).size);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(1_500_000);
  });
});

describe('links between documents', () => {
  const paths = documentPaths();

  test('are looked at in every document', () => {
    expect(paths).toEqual(
      expect.arrayContaining(['README.md', 'docs/guide.md', 'test/support/README.md']),
    );
  });

  test('to the web are https, and known: each was looked at', () => {
    const outside = paths.flatMap((path) => linksOf(readDocument(path))).filter(isOutside);
    expect([...new Set(outside)].toSorted()).toEqual(KNOWN_OUTSIDE.toSorted());
    expect(KNOWN_OUTSIDE.filter((link) => new URL(link).protocol !== 'https:')).toEqual([]);
  });

  test.each(paths)('of %s lead somewhere', (path) => {
    expect(deadLinks(path, readDocument(path))).toEqual([]);
  });
});

test.each(['CONTRIBUTING.md', 'docs/architecture.md', 'test/support/README.md'])(
  'every path of the repository that %s names is there',
  (path) => {
    expect(deadPaths(readDocument(path))).toEqual([]);
  },
);

test('every practice preset that a document names is there', () => {
  const paths = documentPaths().filter((path) => /^(README|docs\/guide)/.test(path));
  const named = paths.flatMap((path) =>
    [...readDocument(path).matchAll(/(?:Practice: |演练：)[^`"\n]+(?=[`"])/g)].map(
      ([name]) => name,
    ),
  );
  expect(new Set(named)).toEqual(new Set(SAMPLE_PRESETS.map(({ name }) => name)));
});

test('every script of npm that a document names is there', () => {
  const named = documentPaths().flatMap((path) =>
    [...readDocument(path).matchAll(/\bnpm run (?:-s )?([a-z][a-z:]*)/g)].map(
      ([, script = '']) => script,
    ),
  );
  expect(new Set(named).size).toBeGreaterThan(5);
  expect(named.filter((script) => !Object.hasOwn(manifest.scripts, script))).toEqual([]);
});

describe('the picture of the dependencies', () => {
  test('is that of the rules: `npm run docs` draws it anew', () => {
    const document = readDocument('docs/architecture.md');
    expect(document).toBe(withPicture(document));
    expect(() => withPicture('no place')).toThrow('no place');
  });

  test('leaves out what follows, and keeps what is allowed in part and what goes both ways', () => {
    const rules = {
      'a/': ['a/', 'b/', 'c/', 'd/one.ts'],
      'b/': ['c/'],
      'c/': ['d/'],
      'd/': [],
      'e/': ['f/', 'c/'],
      'f/': ['e/', 'c/'],
    };
    const arrows = dependencyPicture(rules)
      .split('\n')
      .filter((line) => line.includes('>') && !line.includes('['));
    expect(arrows.map((line) => line.trim())).toEqual([
      'a --> b',
      'a -. "one.ts" .-> d',
      'b --> c',
      'c --> d',
      'e --> f',
      'e --> c',
      'f --> e',
      'f --> c',
    ]);
  });
});

describe('these checks can fail', () => {
  test('emphasis that is none', () => {
    expect(brokenEmphasis('点**停止…**，')).toEqual([]);
    expect(brokenEmphasis('点**停止…**后 a**（b）** *x。* y')).toEqual([
      '点**停止…**后',
      'a**（b）** ',
    ]);
  });

  test('a dead path', () => {
    expect(deadPaths('`electron/nowhere.ts` `electron/main.ts` `--x` `build/`')).toEqual([
      'electron/nowhere.ts',
    ]);
  });

  test('a dead link, a dead anchor', () => {
    const text = '[a](nowhere.md) [b](guide.md#no-such) [c](guide.md#history) [d](https://x.org/y)';
    expect(deadLinks('docs/x.md', text)).toEqual(['nowhere.md', 'guide.md#no-such']);
    expect(anchorOf('## `code` of a problem line')).toBe('code-of-a-problem-line');
    expect(anchorOf('## 返回码（全部）')).toBe('返回码全部');
  });

  test('links apart from pictures', () => {
    const text = '[a](b.md#c) ![d](e.png) [f](https://g.example/)\n```\n[h](i.md)\n```\n';
    expect(linksOf(text)).toEqual(['b.md#c', 'https://g.example/']);
    expect(picturesOf(text)).toEqual(['e.png']);
  });

  test('an option', () => {
    expect([...namedOptions('a --start="x" b `--no-such` c—d e--f')]).toEqual([
      '--start',
      '--no-such',
    ]);
  });

  test('an outline', () => {
    const document = '# A\n\ntext\n\n| a | b |\n|---|---|\n\n1. x\n- y\n\n```\nrun  # note\n```\n';
    expect(outlineOf(document)).toEqual([
      'heading 1',
      'paragraph',
      'row of 2',
      'row of 2',
      'item 1',
      'item',
      '```\nrun\n```',
    ]);
    expect(outlineOf(document)).not.toEqual(outlineOf(document.replace('run', 'walk')));
  });
});
