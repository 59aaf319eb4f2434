import type { Clock } from '../recording/ports.ts';
import { hasPassed } from '../recording/recordings.ts';
import { nextEnd, viewOf } from '../recording/run-view.ts';
import type { AppStateStore } from './app-state-store.ts';

/** Node's timers go no further than this; longer waits are cut into several. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * Takes the tally away when a recording is known to have ended: one timer for the next known end, none
 * when there is none.
 */
export function watchEnds(store: AppStateStore, clock: Clock, onEnd: () => void): { stop(): void } {
  let timer: NodeJS.Timeout | undefined;
  const schedule = () => {
    clearTimeout(timer);
    const { runs, recordings } = store.state;
    const calls = Object.values(runs).flatMap((run) => run.calls);
    const end = nextEnd([...calls, ...recordings], clock.corrected());
    if (end === null) return;
    const wait = Math.min(Math.max(end - clock.corrected(), 0) + 1, LONGEST_TIMER_MS);
    timer = setTimeout(refresh, wait);
  };
  const refresh = () => {
    const changed = Object.values(store.state.runs)
      .map((run) => viewOf(run, clock.corrected()))
      .filter((run) => run.ended !== store.state.runs[run.presetId]?.ended);
    if (changed.length > 0) {
      store.update({ runs: Object.fromEntries(changed.map((run) => [run.presetId, run])) });
    }
    if (store.state.recordings.some((recording) => hasPassed(recording, clock.corrected())))
      onEnd();
    schedule();
  };
  const unsubscribe = store.subscribe(({ changes }) => {
    if (changes.runs || changes.recordings) schedule();
  });
  refresh();
  return {
    stop() {
      unsubscribe();
      clearTimeout(timer);
    },
  };
}
