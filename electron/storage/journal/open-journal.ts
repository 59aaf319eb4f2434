import { statSync } from 'node:fs';
import type { KnowledgeGap } from '../../recording/ports.ts';
import { faultOf, isLocked } from '../database-fault.ts';
import { quarantine } from '../quarantine.ts';
import { SqliteJournal } from './journal.ts';
import type { JournalContent } from './journal-content.ts';
import type { NeverSent } from './never-sent.ts';
import { readJournal } from './read-journal.ts';
import type { SentMarksRead } from './sent-marks.ts';

/** How long a start waits for another program's lock, in milliseconds. */
const PATIENCE_MS = 1_000;

export type JournalProblem =
  /** Locked, full, read-only, out of reach. The cause. */
  | { readonly kind: 'unavailable'; readonly detail: string }
  /** Written by a newer version. The cause. */
  | { readonly kind: 'newer'; readonly detail: string }
  /** It was damaged and a new one was begun. Where the old one is. */
  | { readonly kind: 'renewed'; readonly detail: string }
  /** It was emptied or removed while the program did not run, or calls left of which it has no record. */
  | { readonly kind: 'lost'; readonly detail: string };

export interface OpenedJournal {
  /** Null where it cannot be written now. */
  readonly disk: SqliteJournal | null;
  /** What went wrong, for the operator; null when all is well. */
  readonly problem: JournalProblem | null;
  /** What the last process left; null where that cannot be read: what runs is not known then. */
  readonly content: JournalContent | null;
}

export interface OpenOptions {
  readonly now: Date;
  /** How long to wait for another program's lock, in milliseconds. */
  readonly patienceMs?: number;
  /** Whether a journal was there before, by the files that are made beside it. */
  readonly wasThere: boolean;
  /** Settles what the last process left waiting; absent where a mark may say that it was sent all the same. */
  readonly neverSent?: NeverSent | undefined;
}

/**
 * Opens the journal whatever the disk is like, because a recording that did not start cannot be repeated.
 * Only a damaged file is quarantined and a new one begun. One that cannot be written now is left as it is,
 * and read if it can be.
 */
export function openJournal(path: string, options: OpenOptions): OpenedJournal {
  const { now, patienceMs = PATIENCE_MS, wasThere, neverSent } = options;
  const isMissing = (statSync(path, { throwIfNoEntry: false })?.size ?? 0) === 0;
  const isLost = isMissing && wasThere;
  try {
    const { disk, content } = openChecked(path, patienceMs, neverSent);
    if (isLost) return withGap(disk, { since: now.toISOString(), file: '' });
    return { disk, content, problem: content.gap && problemOf(content.gap) };
  } catch (error) {
    const detail = textOf(error);
    const fault = faultOf(error);
    if (fault === 'damaged') return renewed(path, now, error);
    if (fault === 'newer') return { disk: null, content: null, problem: { kind: 'newer', detail } };
    const content = isLost ? null : isMissing ? NOTHING : contentOrNull(path);
    return { disk: null, content, problem: { kind: 'unavailable', detail } };
  }
}

/**
 * The same journal where an earlier process sent calls of a run that it does not have: what they started is
 * not known.
 */
export function withoutMarkedRuns(
  opened: OpenedJournal,
  marked: SentMarksRead,
  now: Date,
  keepMarks: () => void,
): OpenedJournal {
  const { disk, content } = opened;
  if (content === null || content.gap !== null) return opened;
  const runs = new Set([...content.orphans, ...content.newestRuns].map(({ id }) => id));
  if (!marked.hasOther((id) => runs.has(id) || (disk?.findRun(id).length ?? 0) > 0)) return opened;
  const gap = { since: now.toISOString(), file: '' };
  try {
    if (disk) disk.gap.open(gap);
    else keepMarks();
  } catch {
    // A commit that changes nothing works on a full disk too, and would clear them.
    keepMarks();
  }
  const problem = opened.problem ?? problemOf(gap);
  return { disk, content: { ...content, gap: { ...gap, known: [] } }, problem };
}

type Gap = Pick<KnowledgeGap, 'since' | 'file'>;

/** A new journal that says of itself that it does not know what ran before: a restart does not forget it. */
function withGap(disk: SqliteJournal, gap: Gap): OpenedJournal {
  disk.gap.open(gap);
  const content = { ...NOTHING, gap: { ...gap, known: [] } };
  return { disk, content, problem: problemOf(gap) };
}

/** What the operator is told of a gap. */
export const problemOf = ({ file }: Gap): JournalProblem => ({
  kind: file === '' ? 'lost' : 'renewed',
  detail: file,
});

/** A journal that nothing was written into. */
export const NOTHING: JournalContent = {
  recordings: [],
  orphans: [],
  newestRuns: [],
  lastSeq: 0,
  gap: null,
  occurrences: [],
};

/** @throws Error when the journal cannot be read whole, or not written. */
function openChecked(
  path: string,
  patienceMs: number,
  neverSent?: NeverSent,
): { disk: SqliteJournal; content: JournalContent } {
  const disk = new SqliteJournal(path, { busyMs: patienceMs });
  try {
    if (neverSent) settleWhereItCan(disk, neverSent);
    // Damage beyond the first page shows only when it is read.
    const content = disk.content();
    // A disk that gives but takes nothing shows only when it is written to.
    disk.recordings.dropEnded(0);
    disk.waitForLocks();
    return { disk, content };
  } catch (error) {
    disk.close();
    throw error;
  }
}

/**
 * What cannot be settled now is read as it is, with all else that a crash left, and shows what is wrong.
 *
 * @throws Error when another program holds the journal.
 */
function settleWhereItCan(disk: SqliteJournal, neverSent: NeverSent): void {
  try {
    disk.settleNeverSent(neverSent);
  } catch (error) {
    // Another program's lock has been waited for; else nothing of it is on disk.
    if (isLocked(error)) throw error;
  }
}

function renewed(path: string, now: Date, error: unknown): OpenedJournal {
  const aside = quarantine(path, now);
  const unavailable = (detail: string): OpenedJournal => ({
    disk: null,
    content: null,
    problem: { kind: 'unavailable', detail },
  });
  if (aside === null) return unavailable(textOf(error));
  try {
    const { disk } = openChecked(path, 0);
    return withGap(disk, { since: now.toISOString(), file: aside });
  } catch (again) {
    return unavailable(`${aside}: ${textOf(again)}`);
  }
}

function contentOrNull(path: string): JournalContent | null {
  try {
    return readJournal(path);
  } catch {
    return null;
  }
}

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
