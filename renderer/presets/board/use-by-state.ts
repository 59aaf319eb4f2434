import { useMemo } from 'react';
import { type PresetSummary, troubleFirst } from '#contract/rules/preset-summary.ts';
import { useSummaries } from '../../shared/presets/use-summaries.ts';
import { type CounterFilter, passesCounters } from '../session/counter-filter.ts';
import { useSessionValue } from '../session/session-value.ts';
import { sessionTroubleFirst } from './board-session.ts';
import type { ByState } from './shown-order.ts';

/** Which presets pass the counters and which come first; the same object until one of them is another. */
export function useByState(counters: readonly CounterFilter[]): ByState {
  const isTroubleFirst = useSessionValue(sessionTroubleFirst);
  // As text: the same ids in the same order are the same, and nothing is drawn again.
  const passing = useSummaries(({ all }) =>
    counters.length === 0 ? '' : passingIds(all, counters),
  );
  const first = useSummaries(({ all }) => (isTroubleFirst ? troubledIds(all) : ''));
  return useMemo(() => {
    const ids = new Set(idsIn(passing));
    return {
      passes: counters.length === 0 ? () => true : (presetId: string) => ids.has(presetId),
      first: idsIn(first),
    };
  }, [counters.length, passing, first]);
}

/** The same for one moment, outside of a view. */
export function byStateNow(
  all: readonly PresetSummary[],
  counters: readonly CounterFilter[],
): ByState {
  const ids = new Set(idsIn(passingIds(all, counters)));
  return {
    passes: (presetId) => ids.has(presetId),
    first: sessionTroubleFirst.get() ? idsIn(troubledIds(all)) : [],
  };
}

const idsIn = (text: string): string[] => (text === '' ? [] : text.split('\n'));

const passingIds = (all: readonly PresetSummary[], counters: readonly CounterFilter[]): string =>
  all
    .filter((one) => passesCounters(one, counters))
    .map(({ presetId }) => presetId)
    .join('\n');

const troubledIds = (all: readonly PresetSummary[]): string =>
  troubleFirst(all)
    .filter(({ trouble, practice }) => trouble !== null && !practice)
    .map(({ presetId }) => presetId)
    .join('\n');
