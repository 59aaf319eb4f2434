import type { Run } from '../../contract/run.ts';
import type { Ballast } from './ballast.ts';
import type { JournalContent, KnownRecordings } from './journal.ts';
import type { JournalProblem, OpenedJournal } from './open-journal.ts';
import type { SentMarks } from './sent-marks.ts';

/** What is known in memory, for a disk that has to catch up. */
export interface KnownNow {
  /** Runs that have not settled, as they are before the step that is being written. */
  underWay(): readonly Run[];
  /** Everything that runs or may run. */
  recordings(): KnownRecordings;
}

export interface JournalEvents {
  /** The disk takes nothing: what happens from now on is in memory only. */
  onTrouble(error: unknown): void;
  /** All is on disk again, these runs too; their numbers have grown by so much. */
  onCaughtUp(runIds: ReadonlySet<string>, raisedSeq: number): void;
  /** What the last process left could not be read at start, and now is: before it is caught up with. */
  onRead(content: JournalContent, problem: JournalProblem | null): void;
}

export interface DurableJournalParts {
  readonly opened: OpenedJournal;
  /** Opens it again, without waiting for anything. */
  readonly reopen: () => OpenedJournal;
  /** Null for a journal that is nowhere on disk: nothing can lie after the process. */
  readonly marks: SentMarks | null;
  readonly ballast: Ballast | null;
}
