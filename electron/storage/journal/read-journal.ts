import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isLocked } from '../database-fault.ts';
import { SqliteJournal } from './journal.ts';
import type { JournalContent } from './journal-content.ts';

/**
 * What is in a journal that cannot be written now. Read where it is, else from a copy: a disk that is full
 * or read-only has no room for the files that SQLite needs beside it, nor for a schema of today.
 *
 * @throws Error when it cannot be read: what runs is not known then.
 */
export function readJournal(path: string): JournalContent {
  try {
    return contentOf(new SqliteJournal(path, { access: 'read', busyMs: 0 }));
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
    return contentOf(new SqliteJournal(copy));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function contentOf(journal: SqliteJournal): JournalContent {
  try {
    return journal.content();
  } finally {
    journal.close();
  }
}
