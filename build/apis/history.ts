import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Node } from 'typescript/unstable/ast';
import { API } from 'typescript/unstable/sync';
import { npmCommand } from '../setup/npm.mjs';
import { userCache } from '../setup/paths.mjs';
import { nameOf } from './declarations.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const FILE = join(import.meta.dirname, 'electron-history.json');
const CACHE = join(userCache(), 'electron-types');

/** The oldest version that is compared: what it has already counts as known since then "or before". */
export const OLDEST = 20;

/** Majors of Electron. */
export interface ApiHistory {
  /** That had the API first. */
  readonly since: number;
  /** Since which its declaration reads as it does today. */
  readonly changed: number;
}

interface HistoryFile {
  /** The last major that was compared. */
  readonly until: number;
  readonly apis: Readonly<Record<string, ApiHistory>>;
}

/** Electron's types name no versions, so that they are compared from version to version: this is the result. */
export const readHistory = (): HistoryFile => JSON.parse(readFileSync(FILE, 'utf8')) as HistoryFile;

/** Writes the history of these APIs anew. Asks the npm registry for the types of each major, once. */
export function writeHistory(names: readonly string[], until: number): void {
  const majors = Array.from({ length: until - OLDEST + 1 }, (_, at) => OLDEST + at);
  const versions = majors.map((major) => ({ major, texts: declarationsOf(typesOf(major)) }));
  const lines = names.map((name) => {
    const { since, changed } = historyOf(name, versions);
    return `    ${JSON.stringify(name)}: { "since": ${since}, "changed": ${changed} }`;
  });
  writeFileSync(FILE, `{\n  "until": ${until},\n  "apis": {\n${lines.join(',\n')}\n  }\n}\n`);
}

interface Version {
  readonly major: number;
  /** Of each name what its declarations say, without comments. */
  readonly texts: ReadonlyMap<string, string>;
}

/** @param versions oldest first, without a gap @throws Error where the newest does not have the name */
export function historyOf(name: string, versions: readonly Version[]): ApiHistory {
  const today = versions.at(-1)?.texts.get(name);
  if (today === undefined) throw new Error(`the newest types do not have ${name}`);
  const firstOfLast = (holds: (version: Version) => boolean): number => {
    const other = versions.findLastIndex((version) => !holds(version));
    return versions[other + 1]?.major ?? 0;
  };
  return {
    since: firstOfLast(({ texts }) => texts.has(name)),
    changed: firstOfLast(({ texts }) => texts.get(name) === today),
  };
}

/** The type file of the newest release of a major, from the cache or the registry. */
function typesOf(major: number): string {
  const file = join(CACHE, `${major}`, 'package', 'electron.d.ts');
  if (existsSync(file)) return file;
  const folder = join(CACHE, `${major}`);
  mkdirSync(folder, { recursive: true });
  const { command, args } = npmCommand();
  const packed = execFileSync(command, [...args, 'pack', '--silent', `electron@${major}`], {
    cwd: folder,
    encoding: 'utf8',
  });
  execFileSync('tar', ['xzf', packed.trim(), 'package/electron.d.ts'], { cwd: folder });
  return file;
}

/** What a type file declares, by the name that the list of APIs uses. */
export function declarationsOf(path: string): Map<string, string> {
  const config = join(ROOT, 'build/apis/tsconfig.history.json');
  const settings = { compilerOptions: { noLib: true, types: [] }, files: [path] };
  const readFile = (asked: string) => (asked === config ? JSON.stringify(settings) : undefined);
  const api = new API({ cwd: ROOT, fs: { readFile } });
  try {
    const [project] = api.updateSnapshot({ openProjects: [config] }).getProjects();
    const file = project?.program.getSourceFile(path);
    if (file === undefined) throw new Error(`${path} was not read`);
    const texts = new Map<string, string>();
    const visit = (node: Node): void => {
      const name = nameOf(node);
      if (name !== nameOf(node.parent ?? file)) {
        const text = withoutComments(file.text.slice(node.pos, node.end));
        const others = texts.get(name);
        texts.set(name, others === undefined ? text : `${others}\n${text}`);
      }
      node.forEachChild(visit);
    };
    file.forEachChild(visit);
    return texts;
  } finally {
    api.close();
  }
}

const withoutComments = (text: string): string =>
  text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\/\/.*$/gm, '')
    .replace(/\s+/g, ' ')
    .trim();
