import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { waitedFor } from '../../../electron/storage/store-access.ts';
import {
  StoreFile,
  type StoreFileOptions,
  UnreadableStore,
} from '../../../electron/storage/store-file.ts';
import { StoredValue } from '../../../electron/storage/stored-value.ts';
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

  const opened = (file: StoreFile<Data>, now = NOW) =>
    new StoredValue(file, { names: ['initial'] }, now);

  test('with every byte, and the initial value taken', () => {
    const file = storeFile();
    writeFileSync(file.path, '{"version":1,"data":{"nam');
    const before = bytes(file);
    const { value, fault } = opened(file);
    expect(value).toEqual({ names: ['initial'] });
    const aside = `${file.path}.unreadable-2026-11-22T10-00-00.000Z`;
    expect(fault).toEqual({ kind: 'unreadable', detail: aside });
    expect(readFileSync(aside)).toEqual(before);
    expect(file.exists()).toBe(false);
  });

  test('the next write does not touch it', () => {
    const file = storeFile();
    writeFileSync(file.path, 'half');
    const stored = opened(file);
    stored.set(DATA);
    expect(readFileSync(stored.fault?.detail ?? '', 'utf8')).toBe('half');
    expect(storeFile().read()).toEqual(DATA);
  });

  test('two in one second do not overwrite each other', () => {
    const file = storeFile();
    const asides = ['first', 'second'].map((content, index) => {
      writeFileSync(file.path, content);
      return opened(file, new Date(MOMENT + index)).fault?.detail;
    });
    expect(asides.map((path) => readFileSync(path ?? '', 'utf8'))).toEqual(['first', 'second']);
  });

  test('a readable file, or none, is not', () => {
    const file = storeFile();
    expect(opened(file)).toMatchObject({ value: { names: ['initial'] }, fault: null });
    file.write(DATA);
    expect(opened(file)).toMatchObject({ value: DATA, fault: null });
    expect(readdirSync(folder.path)).toEqual(['stations.json']);
  });

  test('one that cannot be renamed is not overwritten either', () => {
    const file = storeFile();
    writeFileSync(file.path, 'half');
    const refuse = () => {
      throw Object.assign(new Error('read-only'), { errno: -30, code: 'EROFS' });
    };
    const quarantined = vi.spyOn(file, 'quarantine').mockImplementation(refuse);
    const stored = opened(file);
    expect(stored.fault).toEqual({ kind: 'unreadable', detail: file.path });
    expect(() => stored.set(DATA)).toThrow(UnreadableStore);
    expect(readFileSync(file.path, 'utf8')).toBe('half');
    quarantined.mockRestore();
    stored.set(DATA);
    expect(readFileSync(stored.fault?.detail ?? '', 'utf8')).toBe('half');
    expect(storeFile().read()).toEqual(DATA);
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

describe('something that cannot be read now', () => {
  const NOT_READABLE: readonly [string, (path: string) => void, string][] = [
    ['a folder', (path) => mkdirSync(path), 'not a regular file'],
    ['a pipe', (path) => execFileSync('mkfifo', [path]), 'not a regular file'],
    ['a link to itself', (path) => symlinkSync(path, path), 'ELOOP'],
    ['a link to nowhere', (path) => symlinkSync(join(path, 'x'), path), 'ELOOP'],
    ['a link to a device', (path) => symlinkSync('/dev/zero', path), 'not a regular file'],
    [
      'a huge file',
      (path) => truncateSync(touched(path), 2 ** 31),
      'larger than such a file can be',
    ],
  ];
  const touched = (path: string) => {
    writeFileSync(path, '');
    return path;
  };

  test.runIf(process.platform !== 'win32').each(NOT_READABLE)(
    '%s is no damage: it stays, nothing is written over it, the program goes on, and it is told',
    (_what, make, cause) => {
      const file = storeFile();
      make(file.path);
      expect(kindOf(() => file.read())).toBe('unusable');
      const stored = new StoredValue<Data>(file, { names: [] }, new Date(MOMENT));
      expect(stored.fault).toEqual({ kind: 'unusable', detail: `stations.json: ${cause}` });
      expect(() => stored.set(DATA)).toThrow(UnreadableStore);
      expect(() => file.write(DATA)).toThrow(UnreadableStore);
      expect(readdirSync(folder.path)).toEqual(['stations.json']);
      rmSync(file.path, { recursive: true });
      storeFile().write({ names: ['back'] });
      stored.refresh();
      expect([stored.value, stored.fault]).toEqual([{ names: ['back'] }, null]);
    },
  );

  test.runIf(process.getuid?.() !== 0)('a file without rights', () => {
    const file = storeFile();
    file.write(DATA);
    chmodSync(file.path, 0);
    expect(new StoredValue<Data>(file, { names: [] }, new Date(MOMENT)).fault?.detail).toBe(
      'stations.json: EACCES',
    );
  });

  test('a descriptor that is missing for a moment is waited for', () => {
    const file = storeFile();
    file.write(DATA);
    let left = 3;
    const attempt = UnreadableStore.from(
      Object.assign(new Error('x'), { errno: -24, code: 'EMFILE' }),
    );
    expect(attempt.kind).toBe('unusable');
    expect(
      waitedFor(() => {
        left -= 1;
        if (left > 0) throw Object.assign(new Error('too many'), { errno: -24, code: 'EMFILE' });
        return 'read';
      }),
    ).toBe('read');
  });
});
