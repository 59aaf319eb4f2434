import { COUNTERS, type Counter, type PresetSummary } from '#contract/rules/preset-summary.ts';

/** What the counters at the top filter by. */
export const COUNTER_FILTERS = [...COUNTERS, 'practice'] as const;
export type CounterFilter = Counter | 'practice';

/** Whether a preset counts as any of these, by the rule of `countPresets`; every one does where none is given. */
export const passesCounters = (
  { practice, is }: Pick<PresetSummary, 'practice' | 'is'>,
  counters: readonly CounterFilter[],
): boolean =>
  counters.length === 0 ||
  counters.some((one) =>
    one === 'practice' ? practice && COUNTERS.some((counter) => is[counter]) : !practice && is[one],
  );
