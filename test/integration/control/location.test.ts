import { execFile } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  lockFiles,
  NoSafeSocket,
  readToken,
  socketPath,
} from '../../../electron/control/local-socket/location.ts';
import { type TempFolder, tempFolder } from '../../support/desktop/temp.ts';

const { TMPDIR } = process.env;
let folder: TempFolder;
const at = (...parts: string[]) => join(folder.path, ...parts);
const userData = () => at('data');
const runtime = () => at('run');
const find = (environment: NodeJS.ProcessEnv = { XDG_RUNTIME_DIR: runtime() }) =>
  socketPath(userData(), environment);

beforeEach(() => {
  folder = tempFolder('place');
  mkdirSync(runtime(), { mode: 0o700 });
  mkdirSync(at('tmp'));
  // What the machine's own temporary folder holds is none of the test's business.
  process.env.TMPDIR = at('tmp');
});
afterEach(() => {
  if (TMPDIR === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = TMPDIR;
  folder.remove();
});

const FALLBACK = `cdn-recorder-${process.getuid?.() ?? 0}`;
const expectRuntime = (path: string) =>
  expect(path.startsWith(at('run', 'cdn-recorder/'))).toBe(true);
const expectFallback = (path: string) =>
  expect(path.startsWith(at('tmp', `${FALLBACK}/`))).toBe(true);

describe('where the socket lies', () => {
  test('in a folder of ours alone, in the runtime folder', () => {
    expectRuntime(find());
    expect(statSync(at('run', 'cdn-recorder')).mode & 0o777).toBe(0o700);
  });

  test('the same for the same data, another for other data', () => {
    expect(find()).toBe(find());
    const other = socketPath(at('other'), { XDG_RUNTIME_DIR: runtime() });
    expect(other).not.toBe(find());
  });

  test('says nothing of the path of the data', () => {
    expect(find()).toMatch(/\/[0-9a-f]{16}\.sock$/);
  });

  test('in the temporary folder where there is no runtime folder', () => {
    expectFallback(find({}));
    expect(statSync(at('tmp', FALLBACK)).mode & 0o777).toBe(0o700);
  });

  test('a path that Unix would cut falls back to a shorter one', () => {
    const long = join(runtime(), 'x'.repeat(90));
    mkdirSync(long, { mode: 0o700 });
    expectFallback(find({ XDG_RUNTIME_DIR: long }));
  });
});

describe('a folder that is not ours alone is refused', () => {
  test.each([0o755, 0o777, 0o770, 0o710, 0o701])('mode %o', (mode) => {
    mkdirSync(at('run', 'cdn-recorder'));
    chmodSync(at('run', 'cdn-recorder'), mode);
    expectFallback(find());
    expect(statSync(at('run', 'cdn-recorder')).mode & 0o777).toBe(mode);
  });

  test('a link, even to a folder that is ours alone', () => {
    mkdirSync(at('mine'), { mode: 0o700 });
    symlinkSync(at('mine'), at('run', 'cdn-recorder'));
    expectFallback(find());
  });

  test('a link that leads nowhere', () => {
    symlinkSync(at('nowhere'), at('run', 'cdn-recorder'));
    expectFallback(find());
    expect(readdirSync(folder.path)).not.toContain('nowhere');
  });

  test('a file', () => {
    writeFileSync(at('run', 'cdn-recorder'), '');
    expectFallback(find());
  });

  test.runIf(process.getuid?.() === 0)('one of another user', () => {
    mkdirSync(at('run', 'cdn-recorder'), { mode: 0o700 });
    chownSync(at('run', 'cdn-recorder'), 65_534, 65_534);
    expectFallback(find());
  });

  test('and when all are, that has a name', () => {
    for (const place of [at('run', 'cdn-recorder'), at('tmp', FALLBACK)]) {
      mkdirSync(place);
      chmodSync(place, 0o777);
    }
    expect(() => find()).toThrow(NoSafeSocket);
  });
});

describe('the token', () => {
  const file = () => join(userData(), 'socket-token');

  test('is random, 256 bits, and stays', () => {
    const token = readToken(userData());
    expect(token).toMatch(/^[0-9a-f]{64}$/);
    expect(readToken(userData())).toBe(token);
    expect(readToken(at('other'))).not.toBe(token);
  });

  test('is in a file for its owner alone, and nothing else is left beside it', () => {
    readToken(userData());
    expect(lstatSync(file()).mode & 0o777).toBe(0o600);
    expect(statSync(userData()).mode & 0o777).toBe(0o700);
    expect(readdirSync(userData())).toEqual(['socket-token']);
  });

  test.each(['', 'short', `${'0'.repeat(63)}g`, `${'0'.repeat(64)}\n`])(
    'a damaged one, %j, is made anew',
    (content) => {
      mkdirSync(userData());
      writeFileSync(file(), content, { mode: 0o600 });
      const token = readToken(userData());
      expect(token).toMatch(/^[0-9a-f]{64}$/);
      expect(readToken(userData())).toBe(token);
      expect(lstatSync(file()).mode & 0o777).toBe(0o600);
    },
  );

  test('one that others can read, or that someone else put there, opens nothing', () => {
    mkdirSync(userData());
    writeFileSync(file(), '0'.repeat(64));
    chmodSync(file(), 0o644);
    expect(() => readToken(userData())).toThrow(NoSafeSocket);
  });

  test('a link in its place opens nothing', () => {
    mkdirSync(userData());
    writeFileSync(at('planted'), '0'.repeat(64), { mode: 0o600 });
    symlinkSync(at('planted'), file());
    expect(() => readToken(userData())).toThrow(NoSafeSocket);
  });

  test('processes that start together agree on one', async () => {
    const module = fileURLToPath(
      new URL('../../../electron/control/local-socket/location.ts', import.meta.url),
    );
    const script = `import { readToken } from ${JSON.stringify(module)};
      process.stdout.write(readToken(process.argv[1]));`;
    const run = () =>
      promisify(execFile)(process.execPath, ['--input-type=module', '-e', script, userData()]);
    const outputs = await Promise.all(Array.from({ length: 6 }, run));
    expect(new Set(outputs.map(({ stdout }) => stdout))).toEqual(new Set([readToken(userData())]));
  });
});

test('the locks lie in the data and in a folder of ours alone, where there is one', () => {
  mkdirSync(userData());
  const name = `${basename(find(), '.sock')}.lock`;
  const inside = join(userData(), 'instance.lock');
  const environment = { XDG_RUNTIME_DIR: runtime() };
  expect(lockFiles(userData(), environment)).toEqual([at('run', 'cdn-recorder', name), inside]);
  expect(lockFiles(`${userData()}/`, {})[0]).toBe(at('tmp', FALLBACK, name));
  chmodSync(at('tmp', FALLBACK), 0o777);
  expect(lockFiles(userData(), {})).toEqual([inside]);
});
