import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isLoopback } from '../../electron/zego/request/endpoint.ts';
import { repositoryRoot } from '../support/desktop/electron.ts';

/** What belongs to somebody's machine and must not travel with the source. */
const PRIVATE: Readonly<Record<string, RegExp>> = {
  'the host of a package registry':
    /\b(registry|npm|mirrors?|artifactory|nexus|verdaccio|proxy)\.[a-z0-9-]+(\.[a-z0-9-]+)*\.(com|org|net|io|dev|cn|local|internal|corp|lan)\b/i,
  'a home folder': /(\/home\/|\/Users\/|[A-Za-z]:\\+Users\\+)[A-Za-z0-9._-]+|\/root\//,
  'a private network address':
    /\b(10\.\d{1,3}|192\.168|172\.(1[6-9]|2\d|3[01]))\.\d{1,3}\.\d{1,3}\b(?!\.\d)/,
  'a token of a forge or a registry': /\b(ghp|gho|ghs|glpat|npm)[_-][A-Za-z0-9]{20,}\b|_authToken/,
};

const privateThings = (text: string): string[] =>
  Object.entries(PRIVATE).flatMap(([what, pattern]) => {
    const found = pattern.exec(text)?.[0];
    return found === undefined ? [] : [`${what}: ${found}`];
  });

/** Whoever owns the clone: root's may be tested by an ordinary user. */
const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'safe.directory=*', '-C', repositoryRoot, ...args], {
    encoding: 'utf8',
  });

/** Files that are or would be committed, without those that hold no text. */
function ownFiles(): [path: string, text: string][] {
  return git('ls-files', '-z', '--cached', '--others', '--exclude-standard')
    .split('\0')
    .filter((path) => path !== '' && existsSync(join(repositoryRoot, path)))
    .map((path): [string, string] => [path, readFileSync(join(repositoryRoot, path), 'utf8')])
    .filter(([, text]) => !text.includes('\0'));
}

/** The patterns and their examples stand here. */
const SELF = 'test/unit/repository.test.ts';

/** Set by npm for what it runs: whoever has a registry of his own keeps its name to himself. */
const ownRegistry = process.env.npm_config_registry;
const registryHost =
  ownRegistry && URL.canParse(ownRegistry) && !isLoopback(ownRegistry)
    ? new URL(ownRegistry).hostname
    : null;

/** A copy of the source without its history has nothing to check. */
const isClone = existsSync(join(repositoryRoot, '.git'));

describe.runIf(isClone)('what git holds', () => {
  const files = isClone ? ownFiles().filter(([path]) => path !== SELF) : [];

  test('is read at all', () => {
    expect(files.length).toBeGreaterThan(100);
    expect(files.map(([path]) => path)).toContain('package.json');
  });

  test('is of nobody’s machine', () => {
    const found = files.flatMap(([path, text]) =>
      privateThings(text).map((thing) => `${path}: ${thing}`),
    );
    expect(found).toEqual([]);
    const naming = files.filter(([, text]) => registryHost !== null && text.includes(registryHost));
    expect(naming.map(([path]) => path)).toEqual([]);
  });

  test('is nothing that is built or measured', () => {
    const made = files.filter(([path]) =>
      /^(node_modules|\.vite|out)\/|\.(log|sqlite)$/.test(path),
    );
    expect(made).toEqual([]);
  });
});

test.each([
  [
    '"resolved": "https://registry.npmjs.org/zod/-/zod-4.6.7.tgz"',
    'the host of a package registry',
  ],
  ['registry=http://nexus.example.corp:8081/npm', 'the host of a package registry'],
  ['https://registry.npmmirror.com', 'the host of a package registry'],
  ["cd '/home/alice/cdn-recorder'", 'a home folder'],
  ['"C:\\\\Users\\\\alice"', 'a home folder'],
  ['/root/.npmrc', 'a home folder'],
  ['http://192.168.1.4/', 'a private network address'],
  ['//host/:_authToken=x', 'a token of a forge or a registry'],
])('%s would be found', (text, what) => {
  expect(privateThings(text).map((found) => found.split(':')[0])).toContain(what);
});

test.each([
  "import { VENDOR_ADAPTERS } from './zego/vendors/registry.ts';",
  'http://127.0.0.1:8080/',
  'https://rtc-api.zego.im/',
  '"version": "10.1.2"',
])('%s is nothing private', (text) => {
  expect(privateThings(text)).toEqual([]);
});

/** What Windows takes for a device, or refuses in a name; and what it drops at the end of one. */
const NOT_ON_WINDOWS = /^(con|prn|aux|nul|(com|lpt)[0-9])(\.|$)|[<>:"\\|?*\p{Cc}]|[. ]$/iu;

/** Of 260, which is all that programs of Windows without long paths have; the rest is the folder of the clone. */
const LONGEST_PATH = 160;

const notForEverySystem = (paths: readonly string[]): string[] => {
  const seen = new Map<string, string>();
  return paths.flatMap((path) => {
    const folded = path.normalize('NFC').toLowerCase();
    const twin = seen.get(folded);
    seen.set(folded, path);
    return [
      ...(twin === undefined || twin === path
        ? []
        : [`${path} and ${twin} are one on Windows and macOS`]),
      ...(path.split('/').some((name) => NOT_ON_WINDOWS.test(name)) ? [`${path} is no name`] : []),
      ...(path.length > LONGEST_PATH ? [`${path} is too long`] : []),
      ...(path === path.normalize('NFC') ? [] : [`${path} reads otherwise on macOS`]),
    ];
  });
};

describe('the names of files', () => {
  test.runIf(isClone)('are such that Windows and macOS can check them out', () => {
    const paths = git('ls-files', '-z')
      .split('\0')
      .filter((path) => path !== '');
    expect(paths.length).toBeGreaterThan(100);
    expect(notForEverySystem(paths)).toEqual([]);
  });

  test.each([
    ['a/con.ts', 'is no name'],
    ['lpt1', 'is no name'],
    ['a/b:c.ts', 'is no name'],
    ['a./b.ts', 'is no name'],
    [`${'a/'.repeat(90)}b`, 'is too long'],
    ['e\u0301.ts', 'reads otherwise on macOS'],
  ])('%s is found', (path, fault) => {
    expect(notForEverySystem([path])).toEqual([expect.stringContaining(fault)]);
  });

  test('two that differ in case alone are found', () => {
    expect(notForEverySystem(['a/Read.ts', 'a/read.ts'])).toHaveLength(1);
  });
});
