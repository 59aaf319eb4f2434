import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ensureCodeCache } from '../../build/setup/bundle/code-cache.mjs';
import { electronPath, needsNoSandbox, repositoryRoot } from '../support/desktop/electron.ts';
import { tempFolder } from '../support/desktop/temp.ts';

/** Run by Electron in a process of its own: which caches of a folder V8 takes. */
const CHECK = `
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { wrap } = require('node:module');
const vm = require('node:vm');
const folder = ${JSON.stringify('FOLDER')};
const { files } = JSON.parse(readFileSync(join(folder, 'code-cache.json'), 'utf8'));
const taken = Object.keys(files).filter((name) => {
  const filename = join(folder, name);
  const cachedData = readFileSync(filename + '.cache');
  const importModuleDynamically = vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER;
  const source = wrap(readFileSync(filename, 'utf8'));
  return !new vm.Script(source, { filename, cachedData, importModuleDynamically }).cachedDataRejected;
});
process.stdout.write(JSON.stringify(taken));
process.exit(0);
`;

const folder = tempFolder('code-cache');
const home = join(folder.path, '.vite');
const build = join(home, 'build');
const runtime = { folder: dirname(electronPath()), executable: electronPath() };
const cache = join(build, 'main.cjs.cache');

const digest = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');
const caches = () => readdirSync(build).filter((name) => name.endsWith('.cache'));

function takenByElectron(): string[] {
  const check = join(folder.path, 'check.cjs');
  writeFileSync(check, CHECK.replace('FOLDER', build));
  const switches = ['--ozone-platform=headless', '--disable-gpu'];
  if (needsNoSandbox) switches.unshift('--no-sandbox');
  const options = { encoding: 'utf8' as const, stdio: ['ignore', 'pipe', 'ignore'] as const };
  return JSON.parse(
    execFileSync(electronPath(), [...switches, check], { ...options, stdio: [...options.stdio] }),
  );
}

beforeAll(async () => {
  mkdirSync(home);
  // What it loads besides the bundle lies where the project has it.
  symlinkSync(join(repositoryRoot, 'node_modules'), join(folder.path, 'node_modules'));
  const built = join(repositoryRoot, '.vite', 'build');
  cpSync(built, build, { recursive: true, filter: (path) => !/\.(cache|map)$/.test(path) });
  rmSync(join(build, 'code-cache.json'), { force: true });
  expect(await ensureCodeCache(runtime, home)).toBe(true);
});

afterAll(() => folder.remove());

test('set-up makes compiled code for main, and the runtime takes all of it', () => {
  const taken = takenByElectron();
  expect(taken).toContain('main.cjs');
  expect(taken.map((name) => `${name}.cache`).sort()).toEqual(caches().sort());
});

test('two times the same, byte for byte', async () => {
  const first = Object.fromEntries(caches().map((name) => [name, digest(join(build, name))]));
  rmSync(join(build, 'code-cache.json'));
  expect(await ensureCodeCache(runtime, home)).toBe(true);
  expect(Object.fromEntries(caches().map((name) => [name, digest(join(build, name))]))).toEqual(
    first,
  );
});

test('nothing is made where all is good', async () => {
  const before = readFileSync(join(build, 'code-cache.json'));
  const nowhere = { folder: runtime.folder, executable: join(folder.path, 'no-such-program') };
  expect(await ensureCodeCache(nowhere, home)).toBe(true);
  expect(readFileSync(join(build, 'code-cache.json'))).toEqual(before);
});

const list = join(build, 'code-cache.json');

test.each<readonly [string, () => void]>([
  ['damaged', () => writeFileSync(cache, readFileSync(cache).fill(0, 1000, 1010))],
  ['missing', () => rmSync(cache)],
  ['that others may write', () => chmodSync(cache, 0o666)],
  [
    'of an older runtime',
    () => rewriteList((text) => text.replace(/"runtime": "\S+/, '"runtime": "1.0.0')),
  ],
  ['with a damaged list', () => rewriteList(() => '{')],
])('a cache %s is made again', async (_what, spoil) => {
  const good = digest(cache);
  spoil();
  expect(await ensureCodeCache(runtime, home)).toBe(true);
  expect(digest(cache)).toBe(good);
  expect(takenByElectron()).toContain('main.cjs');
});

function rewriteList(change: (text: string) => string): void {
  writeFileSync(list, change(readFileSync(list, 'utf8')));
}

test('a runtime that cannot make it leaves none, and the app starts all the same', async () => {
  rmSync(list);
  const nowhere = { folder: runtime.folder, executable: join(folder.path, 'no-such-program') };
  expect(await ensureCodeCache(nowhere, home)).toBe(false);
  expect(caches()).toEqual([]);
  const switches = ['--ozone-platform=headless', '--disable-gpu'];
  if (needsNoSandbox) switches.unshift('--no-sandbox');
  const version = execFileSync(electronPath(), [
    ...switches,
    join(build, 'guard.cjs'),
    '--version',
  ]);
  expect(String(version).trim()).toMatch(/^\d+\.\d+\.\d+$/);
});
