import { useEffect, useEffectEvent } from 'react';
import type { AppState } from '#contract/model/app-state.ts';
import { isUnderWay, type RunView, shownStatus, streamCounts } from '#contract/model/run.ts';
import { statusText } from '../components/status.tsx';
import type { Translate } from '../i18n/use-t.ts';
import { useAppStateStore } from '../state/use-app-state.ts';

/** Runs that were under way (or not there) before and have come to an end now; pure. */
export function settledSince(before: AppState['runs'], now: AppState['runs']): RunView[] {
  return Object.entries(now).flatMap(([presetId, run]) => {
    const known = before[presetId];
    if (known === run || isUnderWay(run)) return [];
    return known?.id === run.id && !isUnderWay(known) ? [] : [run];
  });
}

/** Tells of each run that settles while the window is open. */
export function useSettledRuns(onSettled: (run: RunView) => void): void {
  const store = useAppStateStore();
  const tell = useEffectEvent(onSettled);
  useEffect(() => {
    let before = store.current()?.runs ?? {};
    return store.subscribe(() => {
      const now = store.current()?.runs ?? {};
      if (now === before) return;
      for (const run of settledSince(before, now)) tell(run);
      before = now;
    });
  }, [store]);
}

/** A settled run in one sentence, a stop and practice named as such. */
export function outcomeText(run: RunView, t: Translate): string {
  return t(run.practice ? 'outcome.practice' : 'outcome.air', {
    preset: run.presetName,
    status: statusText({ ...run, status: shownStatus(run) }, t),
    ...streamCounts(run),
  });
}
