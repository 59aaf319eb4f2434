import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Database } from '../../../electron/storage/database.ts';
import { type TempFolder, tempFolder } from '../../support/desktop/temp.ts';

/** `synchronous` belongs to the connection, so the journal's own one must be asked: it is only listened to. */
const opened = vi.hoisted(() => [] as Database[]);
vi.mock('../../../electron/storage/database.ts', async (importOriginal) => {
  const real = await importOriginal<typeof import('../../../electron/storage/database.ts')>();
  const openDatabase: typeof real.openDatabase = (...options) => {
    const database = real.openDatabase(...options);
    opened.push(database);
    return database;
  };
  return { ...real, openDatabase };
});

let folder: TempFolder;
beforeEach(() => {
  folder = tempFolder('journal');
});
afterEach(() => folder.remove());

// Other files share this process and have loaded the journal already; they get theirs back.
afterAll(() => vi.resetModules());

test('each commit is on disk when it returns: WAL, synchronous FULL', async () => {
  vi.resetModules();
  const { SqliteJournal } = await import('../../../electron/storage/journal/journal.ts');
  const journal = new SqliteJournal(join(folder.path, 'journal.sqlite'));
  const pragma = (name: string) => opened[0]?.prepare(`PRAGMA ${name}`).get();
  expect(opened).toHaveLength(1);
  expect(pragma('synchronous')).toEqual({ synchronous: 2 });
  expect(pragma('journal_mode')).toEqual({ journal_mode: 'wal' });
  journal.close();
});
