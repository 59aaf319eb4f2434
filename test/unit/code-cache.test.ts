import { createHash } from 'node:crypto';
import { chmodSync, chownSync, rmSync, writeFileSync } from 'node:fs';
import { wrap } from 'node:module';
import { join } from 'node:path';
import vm from 'node:vm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  CACHE_LIST,
  cachedRequire,
  compileModule,
  readDigests,
} from '../../electron/storage/code-cache.ts';
import { type TempFolder, tempFolder } from '../support/desktop/temp.ts';

/** As long as the other: V8 tells two texts apart by their length alone. */
const OWN = "exports.says = 'own'; exports.more = () => 'own';\n";
const FOREIGN = "exports.says = 'bad'; exports.more = () => 'bad';\n";

const isRoot = process.getuid?.() === 0;

let folder: TempFolder;
let code: string;

const sha256 = (data: Buffer) => createHash('sha256').update(data).digest('hex');
const cacheOf = (text: string) => new vm.Script(wrap(text), { filename: code }).createCachedData();

/** As the build leaves it. */
function write(cache: Buffer, digest = sha256(cache)): void {
  writeFileSync(`${code}.cache`, cache, { mode: 0o644 });
  const list = { runtime: 'any', files: { 'main.cjs': digest } };
  writeFileSync(join(folder.path, CACHE_LIST), JSON.stringify(list), { mode: 0o644 });
}

function saysOf(script: vm.Script): unknown {
  const exports: { says?: unknown } = {};
  script.runInThisContext().call(exports, exports);
  return exports.says;
}

/** What the module says when it is run, and what came of its cache. */
function load(): { says: unknown; use: string } {
  const { script, use } = compileModule(code, readDigests(folder.path, code));
  return { says: saysOf(script), use };
}

beforeEach(() => {
  folder = tempFolder('code-cache');
  code = join(folder.path, 'main.cjs');
  writeFileSync(code, OWN, { mode: 0o644 });
});

afterEach(() => folder.remove());

describe('compiled code of the bundle', () => {
  test('is used where it is what the build made', () => {
    write(cacheOf(OWN));
    expect(load()).toEqual({ says: 'own', use: 'used' });
  });

  test('is not missed where there is none', () => {
    expect(load()).toEqual({ says: 'own', use: 'none' });
    write(cacheOf(OWN));
    rmSync(`${code}.cache`);
    expect(load()).toEqual({ says: 'own', use: 'none' });
  });

  test('would be executed in the place of the text, if V8 alone looked at it', () => {
    const cachedData = cacheOf(FOREIGN);
    const script = new vm.Script(wrap(OWN), { filename: code, cachedData });
    expect(script.cachedDataRejected).toBe(false);
    expect(saysOf(script)).toBe('bad');
  });

  test('of another text is not executed', () => {
    write(cacheOf(OWN));
    writeFileSync(`${code}.cache`, cacheOf(FOREIGN));
    expect(load()).toEqual({ says: 'own', use: 'none' });
  });

  test('with any one byte changed is not executed', () => {
    const good = cacheOf(OWN);
    for (let at = 0; at < good.length; at += 7) {
      const damaged = Buffer.from(good);
      damaged[at] = (damaged[at] ?? 0) ^ 0x10;
      write(damaged, sha256(good));
      expect(load()).toEqual({ says: 'own', use: 'none' });
    }
  });

  test('cut off, or longer than it was, is not executed', () => {
    const good = cacheOf(OWN);
    for (const data of [good.subarray(0, -1), Buffer.alloc(0), Buffer.concat([good, good])]) {
      write(data, sha256(good));
      expect(load()).toEqual({ says: 'own', use: 'none' });
    }
  });

  test('of another version of V8 is refused by V8', () => {
    const older = cacheOf(OWN);
    // The second word of the header is the hash of V8's version.
    older.writeUInt32LE((older.readUInt32LE(4) ^ 1) >>> 0, 4);
    write(older);
    expect(load()).toEqual({ says: 'own', use: 'rejected' });
  });

  test.runIf(isRoot)('of another owner is not executed', () => {
    write(cacheOf(OWN));
    chownSync(`${code}.cache`, 65_534, 65_534);
    expect(load()).toEqual({ says: 'own', use: 'none' });
    chownSync(`${code}.cache`, 0, 0);
    chownSync(join(folder.path, CACHE_LIST), 65_534, 65_534);
    expect(load()).toEqual({ says: 'own', use: 'none' });
  });

  test.skipIf(process.platform === 'win32')('that others may write is not executed', () => {
    for (const mode of [0o664, 0o646]) {
      write(cacheOf(OWN));
      chmodSync(`${code}.cache`, mode);
      expect(load().use).toBe('none');
      chmodSync(`${code}.cache`, 0o644);
      expect(load().use).toBe('used');
      chmodSync(join(folder.path, CACHE_LIST), mode);
      expect(load().use).toBe('none');
      chmodSync(join(folder.path, CACHE_LIST), 0o644);
    }
  });

  test.each(['', '{', 'null', '[]', '{"files":null}', '{"files":{"main.cjs":7}}'])(
    'with the list %j is not executed',
    (list) => {
      write(cacheOf(OWN));
      writeFileSync(join(folder.path, CACHE_LIST), list, { mode: 0o644 });
      expect(load()).toEqual({ says: 'own', use: 'none' });
    },
  );
});

describe('loading a bundle from its caches', () => {
  test('runs a module as Node does', () => {
    const text =
      'module.exports = { self: this === exports, file: __filename, folder: __dirname, isNode: require("node:os").EOL.length > 0 };';
    writeFileSync(code, text, { mode: 0o644 });
    write(cacheOf(text));
    expect(cachedRequire(code)('./main.cjs')).toEqual({
      self: true,
      file: code,
      folder: folder.path,
      isNode: true,
    });
  });

  test('runs each module once, with a cache and without, and in a cycle', () => {
    const main = "exports.name = 'main'; exports.other = require('./other.cjs');";
    writeFileSync(code, main, { mode: 0o644 });
    write(cacheOf(main));
    const other =
      "const main = require('./main.cjs'); exports.sees = main.name; exports.main = main;";
    writeFileSync(join(folder.path, 'other.cjs'), other);
    const load = cachedRequire(code);
    const exports = load('./main.cjs') as { other: { sees: string; main: unknown } };
    expect(exports.other.sees).toBe('main');
    expect(exports.other.main).toBe(exports);
    expect(load('./main.cjs')).toBe(exports);
  });

  test('throws what the module throws, with its place', () => {
    const text = "\nthrow new Error('at line 2');\n";
    writeFileSync(code, text, { mode: 0o644 });
    write(cacheOf(text));
    try {
      cachedRequire(code)('./main.cjs');
      expect.unreachable();
    } catch (error) {
      expect((error as Error).message).toBe('at line 2');
      expect((error as Error).stack).toContain(`${code}:2:7`);
    }
  });
});
