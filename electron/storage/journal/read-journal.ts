import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isLocked } from '../database-fault.ts';
import { SqliteJournal } from './journal.ts';
import type { JournalContent } from './journal-content.ts';

/**
 * What is in a journal that cannot be written now.
 *
 * @throws Error when it cannot be read: what runs is not known then.
 */
export const readJournal = (path: string): JournalContent =>
  fromJournal(path, (journal) => journal.content());

/**
 * Reads from a journal without writing to it. Read where it is, else from a copy: a disk that is full
 * or read-only has no room for the files that SQLite needs beside it, nor for a schema of today.
 *
 * @param use reads at once: the journal is closed when it returns.
 * @throws Error when it cannot be read.
 */
export function fromJournal<T>(path: string, use: (journal: SqliteJournal) => T): T {
  try {
    return using(new SqliteJournal(path, { access: 'read', busyMs: 0 }), use);
  } catch (error) {
    // Another program writes to it: a copy could hold half of that.
    if (isLocked(error) || !existsSync(path)) throw error;
  }
  const folder = mkdtempSync(join(tmpdir(), 'cdn-recorder-'));
  try {
    const copy = join(folder, 'journal.sqlite');
    for (const suffix of ['', '-wal']) {
      if (existsSync(path + suffix)) copyFileSync(path + suffix, copy + suffix);
    }
    return using(new SqliteJournal(copy), use);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function using<T>(journal: SqliteJournal, use: (journal: SqliteJournal) => T): T {
  try {
    return use(journal);
  } finally {
    journal.close();
  }
}
