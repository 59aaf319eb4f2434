import type { Problem } from '#contract/model/app-state.ts';

/** The journal is lost: what ran before is not known until a person has looked. */
export const LOST_JOURNAL: ReadonlySet<Problem['code']> = new Set([
  'journal-renewed',
  'journal-lost',
]);

const UNREAD: ReadonlySet<Problem['code']> = new Set(['journal-unread', 'journal-newer']);

/** Whether it is known what runs: not while a journal that would tell is lost or cannot be read. */
export const isKnownWhatRuns = (problems: readonly Pick<Problem, 'code'>[]): boolean =>
  !problems.some(({ code }) => LOST_JOURNAL.has(code) || UNREAD.has(code));
