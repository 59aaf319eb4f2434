import type { Run } from '#contract/model/run.ts';
import type { OccurrenceEntry } from '#contract/model/schedule.ts';
import type { Recording } from '#contract/model/start.ts';
import type { KnowledgeGap } from '../../recording/ports.ts';

/** All that a start of the program needs to know of a journal. */
export interface JournalContent {
  readonly recordings: readonly Recording[];
  readonly orphans: readonly Run[];
  readonly newestRuns: readonly Run[];
  readonly lastSeq: number;
  /** Null where nothing that ran before is unknown. */
  readonly gap: KnowledgeGap | null;
  /** What became of the newest planned starts. */
  readonly occurrences: readonly OccurrenceEntry[];
}

/** What runs, as it is known in memory. */
export interface KnownRecordings {
  readonly recordings: readonly Recording[];
  /** Null where there is no gap in it, else the ids of which something is known again. */
  readonly known: Iterable<string> | null;
  /** What became of planned starts; a journal that is begun anew gets all of it. */
  readonly occurrences?: readonly OccurrenceEntry[];
}
