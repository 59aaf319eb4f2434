import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  readOrSetAside,
  StoreFile,
  type StoreFileOptions,
  UnreadableStore,
} from '../../../electron/storage/store-file.ts';
import { type TempFolder, tempFolder } from '../../support/desktop/temp.ts';
import { MOMENT } from '../../support/runs.ts';
import { findSecret } from '../../support/secret-forms.ts';

const schema = z.strictObject({ names: z.array(z.string()) });
type Data = z.infer<typeof schema>;
const DATA: Data = { names: ['Evening news', '晚间新闻', '__proto__', 'a.b'] };

let folder: TempFolder;
beforeEach(() => {
  folder = tempFolder('store');
});
afterEach(() => folder.remove());

const storeFile = (change: Partial<StoreFileOptions<Data>> = {}) =>
  new StoreFile({ directory: folder.path, name: 'stations', version: 1, schema, ...change });
const bytes = (file: StoreFile<Data>) => readFileSync(file.path);

/** From a bare list of names, by way of a record, to names that end in an exclamation mark. */
const MIGRATIONS = {
  1: (data: unknown) => ({ names: z.array(z.unknown()).parse(data) }),
  2: (data: unknown) => ({
    names: (data as { names: unknown[] }).names.map((name) =>
      typeof name === 'string' ? `${name}!` : name,
    ),
  }),
};

/** How a file that cannot be read says so. */
function kindOf(read: () => unknown): string | null {
  try {
    read();
    return null;
  } catch (error) {
    if (!(error instanceof UnreadableStore)) throw error;
    return error.kind;
  }
}

describe.each([
  ['plain', {}],
  ['encrypted', { encryptionKey: new Uint8Array(randomBytes(32)) }],
])('%s', (_kind, options: Partial<StoreFileOptions<Data>>) => {
  test('there is nothing before the first write, and reading makes nothing', () => {
    const file = storeFile(options);
    expect(file.exists()).toBe(false);
    expect(file.read()).toBeNull();
    expect(readdirSync(folder.path)).toEqual([]);
  });

  test('gives back what was written, in this process and the next', () => {
    const file = storeFile(options);
    file.write(DATA);
    expect(file.read()).toEqual(DATA);
    expect(storeFile(options).read()).toEqual(DATA);
  });

  test('is written whole: nothing of what was there before stays', () => {
    const file = storeFile(options);
    file.write(DATA);
    file.write({ names: [] });
    expect(file.read()).toEqual({ names: [] });
    expect(findSecret(folder.path, 'Evening news')).toEqual([]);
  });

  test('is for its owner alone, and leaves no other file', () => {
    const file = storeFile(options);
    file.write(DATA);
    file.write(DATA);
    expect(statSync(file.path).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder.path)).toEqual(['stations.json']);
  });

  test.each([0, 1, 10, 0.5, 0.9, -1])('cut short at %d: unreadable, and left as it is', (part) => {
    const file = storeFile(options);
    file.write(DATA);
    const whole = bytes(file);
    const isShare = part > 0 && part < 1;
    const cut = whole.subarray(0, isShare ? Math.floor(whole.length * part) : part);
    writeFileSync(file.path, cut);
    expect(() => file.read()).toThrow(UnreadableStore);
    expect(bytes(file)).toEqual(cut);
  });

  test('of a newer version: unreadable, told as such, and left as it is', () => {
    storeFile({ ...options, version: 2 }).write(DATA);
    const file = storeFile(options);
    const before = bytes(file);
    expect(kindOf(() => file.read())).toBe('newer');
    expect(bytes(file)).toEqual(before);
  });

  test('of an earlier version: read by each step in turn, and left as it is until it is written', () => {
    const old = { ...options, directory: folder.path, name: 'stations', schema: z.unknown() };
    new StoreFile({ ...old, version: 1 }).write(['Evening news', '晚间新闻']);
    const file = storeFile({ ...options, version: 3, migrations: MIGRATIONS });
    const before = bytes(file);
    expect(file.read()).toEqual({ names: ['Evening news!', '晚间新闻!'] });
    expect(bytes(file)).toEqual(before);
    new StoreFile({ ...old, version: 2 }).write({ names: ['of version 2'] });
    expect(file.read()).toEqual({ names: ['of version 2!'] });
    file.write(DATA);
    expect(file.read()).toEqual(DATA);
    expect(kindOf(() => storeFile({ ...options, version: 2 }).read())).toBe('newer');
  });

  test.each([
    ['a step that is missing', 4, ['x']],
    ['a step that throws', 3, { names: 'no list' }],
    ['steps that lead to another shape', 3, [{ no: 'name' }]],
    ['nothing at all', 3, null],
  ])('of an earlier version, and %s: damaged, and left as it is', (_what, version, data) => {
    const old = { ...options, directory: folder.path, name: 'stations', schema: z.unknown() };
    new StoreFile({ ...old, version: 1 }).write(data);
    const file = storeFile({ ...options, version, migrations: MIGRATIONS });
    const before = bytes(file);
    expect(kindOf(() => file.read())).toBe('damaged');
    expect(bytes(file)).toEqual(before);
  });

  test.each([0, -1, 1.5, '1', null, undefined])('of version %j: damaged', (version) => {
    const file = storeFile({ ...options, version: version as number });
    file.write(DATA);
    expect(kindOf(() => storeFile({ ...options, version: 3 }).read())).toBe('damaged');
  });

  test('of another shape: unreadable', () => {
    new StoreFile({
      ...options,
      directory: folder.path,
      name: 'stations',
      version: 1,
      schema: z.unknown(),
    }).write({
      names: 'none',
    });
    expect(() => storeFile(options).read()).toThrow(UnreadableStore);
  });

  test('what is wrong with it is told without its content', () => {
    const file = storeFile(options);
    writeFileSync(file.path, '{"data":{"names":["Evening news"');
    expect(() => file.read()).toThrow(expect.not.stringContaining('Evening'));
  });
});

describe('encrypted', () => {
  const encryptionKey = new Uint8Array(randomBytes(32));

  test('shows nothing of its content', () => {
    storeFile({ encryptionKey }).write(DATA);
    expect(findSecret(folder.path, 'Evening news')).toEqual([]);
    expect(findSecret(folder.path, 'names')).toEqual([]);
  });

  test('with another key: unreadable, and left as it is', () => {
    const file = storeFile({ encryptionKey });
    file.write(DATA);
    const before = bytes(file);
    const other = storeFile({ encryptionKey: new Uint8Array(randomBytes(32)) });
    expect(() => other.read()).toThrow(UnreadableStore);
    expect(bytes(file)).toEqual(before);
    expect(file.read()).toEqual(DATA);
  });

  test('without a key: unreadable', () => {
    storeFile({ encryptionKey }).write(DATA);
    expect(() => storeFile().read()).toThrow(UnreadableStore);
  });

  test('a plain file put in its place is not taken for ours', () => {
    storeFile().write(DATA);
    expect(() => storeFile({ encryptionKey }).read()).toThrow(UnreadableStore);
  });

  test('every flipped bit is noticed', () => {
    const file = storeFile({ encryptionKey });
    file.write(DATA);
    const whole = bytes(file);
    for (let index = 0; index < whole.length; index += 7) {
      const flipped = Buffer.from(whole);
      flipped[index] = (flipped[index] ?? 0) ^ (1 << (index % 8));
      writeFileSync(file.path, flipped);
      expect(() => file.read(), `byte ${index}`).toThrow(UnreadableStore);
    }
  });
});

describe('an unreadable file is set aside', () => {
  const NOW = new Date(MOMENT);

  test('with every byte, and the initial value taken', () => {
    const file = storeFile();
    writeFileSync(file.path, '{"version":1,"data":{"nam');
    const before = bytes(file);
    const { value, setAside } = readOrSetAside(file, { names: ['initial'] }, NOW);
    expect(value).toEqual({ names: ['initial'] });
    expect(setAside).toBe(`${file.path}.unreadable-2026-11-22T10-00-00.000Z`);
    expect(readFileSync(setAside ?? '')).toEqual(before);
    expect(file.exists()).toBe(false);
  });

  test('the next write does not touch it', () => {
    const file = storeFile();
    writeFileSync(file.path, 'half');
    const { setAside } = readOrSetAside(file, { names: [] }, NOW);
    file.write(DATA);
    expect(readFileSync(setAside ?? '', 'utf8')).toBe('half');
    expect(storeFile().read()).toEqual(DATA);
  });

  test('two in one second do not overwrite each other', () => {
    const file = storeFile();
    const asides = ['first', 'second'].map((content, index) => {
      writeFileSync(file.path, content);
      return readOrSetAside(file, { names: [] }, new Date(MOMENT + index)).setAside;
    });
    expect(asides.map((path) => readFileSync(path ?? '', 'utf8'))).toEqual(['first', 'second']);
  });

  test('a readable file, or none, is not', () => {
    const file = storeFile();
    expect(readOrSetAside(file, { names: [] }, NOW)).toEqual({
      value: { names: [] },
      setAside: null,
    });
    file.write(DATA);
    expect(readOrSetAside(file, { names: [] }, NOW)).toEqual({ value: DATA, setAside: null });
    expect(readdirSync(folder.path)).toEqual(['stations.json']);
  });

  test('a folder in its place is told, not hidden', () => {
    const blocked = new StoreFile({
      directory: join(folder.path, 'x'),
      name: 'y',
      version: 1,
      schema,
    });
    writeFileSync(join(folder.path, 'x'), 'a file where the folder should be');
    expect(() => blocked.write(DATA)).toThrow();
  });
});
