import { existsSync, renameSync } from 'node:fs';
import { SqliteJournal } from './journal.ts';

export interface OpenedJournal {
  readonly journal: SqliteJournal;
  /** What went wrong, for the operator; null when all is well. */
  readonly problem: string | null;
  /** False for a journal in memory: nothing in it outlives the process. */
  readonly onDisk: boolean;
}

/**
 * Opens the journal whatever the disk is like, because a recording that did not start cannot be
 * repeated: an unreadable file is put aside and a new one begun; where none can be written the journal
 * lives in memory, and the operator is told.
 */
export function openJournal(path: string, now: Date): OpenedJournal {
  const first = attempt(path);
  if (first.journal) return { journal: first.journal, problem: null, onDisk: true };
  const aside = existsSync(path) ? setAside(path, now) : null;
  const second = aside ? attempt(path) : first;
  if (second.journal && aside) return { journal: second.journal, problem: aside, onDisk: true };
  return { journal: new SqliteJournal(':memory:'), problem: second.error, onDisk: false };
}

type Attempt =
  | { readonly journal: SqliteJournal; readonly error: null }
  | { readonly journal: null; readonly error: string };

function attempt(path: string): Attempt {
  let journal: SqliteJournal | null = null;
  try {
    journal = new SqliteJournal(path);
    // Damage beyond the first page shows only when it is read: all that a start reads, now.
    journal.orphans();
    journal.newestRuns();
    // A disk that gives but takes nothing shows only when it is written to.
    journal.recordings.dropEnded(0);
    return { journal, error: null };
  } catch (error) {
    journal?.close();
    return { journal: null, error: error instanceof Error ? error.message : String(error) };
  }
}

/** Renames the database with the files that belong to it. Null when even that is refused. */
function setAside(path: string, now: Date): string | null {
  const aside = `${path}.unreadable-${now.toISOString().replaceAll(':', '-')}`;
  try {
    for (const suffix of ['', '-wal', '-shm']) {
      if (existsSync(path + suffix)) renameSync(path + suffix, aside + suffix);
    }
    return aside;
  } catch {
    return null;
  }
}
