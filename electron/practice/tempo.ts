import type { PracticeBehaviour } from '#contract/model/app-state.ts';
import type { FileHabits } from './recordings.ts';

/** How long things take in practice, in milliseconds. */
export interface PracticeTempo {
  /** From the close of a file to a search that finds it. */
  readonly appears: number;
  readonly appearsLate: number;
  /** The shortest segment of a recording template (facts §5, 300 s). */
  readonly segment: number;
  readonly shortSegment: number;
  readonly mergeWaits: number;
  readonly mergeWorks: number;
  /** Between two looks for files to post a callback of. */
  readonly callbackLook: number;
  /** The unit of the gaps between the tries of a callback: 2, 4, 8, 16 and 32 of them. */
  readonly callbackRetry: number;
}

export const PRACTICE_TEMPO: PracticeTempo = {
  appears: 3_000,
  appearsLate: 120_000,
  segment: 300_000,
  shortSegment: 10_000,
  mergeWaits: 1_000,
  mergeWorks: 3_000,
  callbackLook: 500,
  callbackRetry: 1_000,
};

/** What becomes of a recording that begins under a behaviour. */
export function habitsOf(behaviour: PracticeBehaviour, tempo: PracticeTempo): FileHabits {
  const usual = { segmentMs: tempo.segment, appearsMs: tempo.appears };
  switch (behaviour) {
    // Its stop may never come: no row of an answer says that it runs.
    case 'answer-lost-with-file':
    case 'files-in-parts':
      return { ...usual, segmentMs: tempo.shortSegment };
    case 'files-late':
      return { ...usual, appearsMs: tempo.appearsLate };
    case 'files-missing':
      return { ...usual, appearsMs: null };
    default:
      return usual;
  }
}
