import type { Run } from '#contract/model/run.ts';
import type { SqliteJournal } from './journal.ts';
import type { JournalContent, KnownRecordings } from './journal-content.ts';
import type { JournalDiskParts } from './journal-disk.ts';
import type { JournalProblem } from './open-journal.ts';
import type { SentMarks } from './sent-marks.ts';

/** How long the journal may keep main waiting as the program ends, in milliseconds. */
export const LAST_PATIENCE_MS = 500;

/** One write, on disk or in what stands in for it. */
export type Step = (journal: SqliteJournal) => void;

/** What is known in memory, for a disk that has to catch up. */
export interface KnownNow {
  /** Runs that have not settled, as they are before the step that is being written. */
  underWay(): readonly Run[];
  /** The newest run of each preset. */
  newest(): readonly Run[];
  /** Everything that runs or may run. */
  recordings(): KnownRecordings;
}

export interface JournalEvents {
  /** The disk takes nothing: what happens from now on is in memory only. */
  onTrouble(error: unknown): void;
  /** All is on disk again, these runs too; their numbers have grown by so much. */
  onCaughtUp(runIds: ReadonlySet<string>, raisedSeq: number): void;
  /** It was damaged or replaced from outside, and a new one has all that is known. Where the old one is. */
  onReplaced(file: string): void;
  /** What the last process left could not be read at start, and now is: before it is caught up with. */
  onRead(content: JournalContent, problem: JournalProblem | null): void;
}

export interface DurableJournalParts extends JournalDiskParts {
  /** Null for a journal that is nowhere on disk: nothing can lie after the process. */
  readonly marks: SentMarks | null;
}

/** Until `attach`. */
export const NOTHING_KNOWN: KnownNow = {
  underWay: () => [],
  newest: () => [],
  recordings: () => ({ recordings: [], known: [] }),
};
export const NO_EVENTS: JournalEvents = {
  onTrouble: () => undefined,
  onCaughtUp: () => undefined,
  onReplaced: () => undefined,
  onRead: () => undefined,
};
