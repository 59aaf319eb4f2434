import { existsSync } from 'node:fs';
import { faultOf } from '../database-fault.ts';
import { quarantine } from '../quarantine.ts';
import { type JournalContent, SqliteJournal } from './journal.ts';
import { readJournal } from './read-journal.ts';

/** How long a start waits for another program's lock, in milliseconds. */
const PATIENCE_MS = 1_000;

export type JournalProblem =
  /** Locked, full, read-only, out of reach. The cause. */
  | { readonly kind: 'unavailable'; readonly detail: string }
  /** Written by a newer version. The cause. */
  | { readonly kind: 'newer'; readonly detail: string }
  /** It was damaged and a new one was begun. Where the old one is. */
  | { readonly kind: 'renewed'; readonly detail: string };

export interface OpenedJournal {
  readonly journal: SqliteJournal;
  /** What went wrong, for the operator; null when all is well. */
  readonly problem: JournalProblem | null;
  /** False for a journal in memory: nothing in it outlives the process. */
  readonly onDisk: boolean;
  /** Whether what the last process knew is in it. False: what runs is not known. */
  readonly read: boolean;
}

/**
 * Opens the journal whatever the disk is like, because a recording that did not start cannot be repeated.
 * Only a damaged file is quarantined and a new one begun. One that cannot be used now is left as it is; the
 * journal then lives in memory, with what can be read of the file.
 */
export function openJournal(path: string, now: Date): OpenedJournal {
  const existed = existsSync(path);
  try {
    return { journal: openChecked(path), problem: null, onDisk: true, read: true };
  } catch (error) {
    const fault = faultOf(error);
    if (fault === 'newer') return inMemory({ kind: 'newer', detail: textOf(error) }, null);
    if (fault === 'unusable') {
      const content = existed ? contentOrNull(path) : NOTHING;
      return inMemory({ kind: 'unavailable', detail: textOf(error) }, content);
    }
    return renewed(path, now, error);
  }
}

const NOTHING: JournalContent = { recordings: [], orphans: [], newestRuns: [], lastSeq: 0 };

/** @throws Error when the journal cannot be read whole, or not written. */
function openChecked(path: string): SqliteJournal {
  const journal = new SqliteJournal(path, { busyMs: PATIENCE_MS });
  try {
    // Damage beyond the first page shows only when it is read.
    journal.content();
    // A disk that gives but takes nothing shows only when it is written to.
    journal.recordings.dropEnded(0);
    journal.waitForLocks();
    return journal;
  } catch (error) {
    journal.close();
    throw error;
  }
}

function renewed(path: string, now: Date, error: unknown): OpenedJournal {
  const aside = quarantine(path, now);
  if (aside === null) return inMemory({ kind: 'unavailable', detail: textOf(error) }, null);
  const problem = { kind: 'renewed', detail: aside } as const;
  try {
    return { journal: openChecked(path), problem, onDisk: true, read: false };
  } catch (again) {
    return inMemory({ kind: 'unavailable', detail: `${aside}: ${textOf(again)}` }, null);
  }
}

function inMemory(problem: JournalProblem, content: JournalContent | null): OpenedJournal {
  const journal = new SqliteJournal(':memory:');
  if (content) {
    journal.put([...content.newestRuns, ...content.orphans]);
    journal.recordings.replace(content.recordings);
  }
  return { journal, problem, onDisk: false, read: content !== null };
}

function contentOrNull(path: string): JournalContent | null {
  try {
    return readJournal(path);
  } catch {
    return null;
  }
}

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
