import type { Recording } from '#contract/model/start.ts';
import { atOneMoment, hasPassed } from '../recording/known-recordings.ts';
import type { Clock } from '../recording/ports.ts';
import { untilNextEnd, viewOf } from '../recording/run-view.ts';
import type { AppStateStore } from './state.ts';

/** Longer waits are cut: timers stand still while a computer sleeps, and a clock may be set. */
const LONGEST_WAIT_MS = 60_000;

/**
 * Takes the tally away when a recording is known to have ended: one timer for the next known end, none
 * when there is none. `look`: what is known of the time may have changed.
 */
export function watchEnds(
  store: AppStateStore,
  { endedBy }: Pick<Clock, 'endedBy'>,
  onEnd: () => void,
): { look(): void; stop(): void } {
  let timer: NodeJS.Timeout | undefined;
  const schedule = () => {
    clearTimeout(timer);
    const { runs, recordings } = store.state;
    const calls = Object.values(runs).flatMap(({ service, calls: own }) =>
      own.map(({ endTime }) => ({ endTime, service })),
    );
    const formers = recordings.flatMap(({ handOver, service }) =>
      handOver?.former ? [{ endTime: handOver.former.endTime, service }] : [],
    );
    const wait = untilNextEnd([...calls, ...recordings, ...formers], endedBy);
    if (wait !== null) timer = setTimeout(refresh, Math.min(wait + 1, LONGEST_WAIT_MS));
  };
  const refresh = () => {
    const changed = Object.values(store.state.runs)
      .map((run) => viewOf(run, endedBy(run.service)))
      .filter((run) => run.ended !== store.state.runs[run.presetId]?.ended);
    if (changed.length > 0) {
      store.update({ runs: Object.fromEntries(changed.map((run) => [run.presetId, run])) });
    }
    const { recordings } = store.state;
    const nowAt = atOneMoment(endedBy);
    const isStale = (recording: Recording) => {
      const nowMs = nowAt(recording.service);
      const { former } = recording.handOver ?? {};
      // Once the first task of a hand-over has ended, the second one is all that may run.
      const isInDoubt = former && hasPassed(former, nowMs) && recording.certainty !== 'uncertain';
      return hasPassed(recording, nowMs) || isInDoubt;
    };
    if (recordings.some(isStale)) onEnd();
    schedule();
  };
  const unsubscribe = store.subscribe(({ changes }) => {
    if (changes.runs || changes.recordings) schedule();
  });
  refresh();
  return {
    look: refresh,
    stop() {
      unsubscribe();
      clearTimeout(timer);
    },
  };
}
