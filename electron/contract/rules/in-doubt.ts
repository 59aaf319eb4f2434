import type { AppState } from '#contract/model/app-state.ts';
import type { Call, Status } from '#contract/model/outcome.ts';
import { isUnderWay, type RunView } from '#contract/model/run.ts';
import type { Recording } from '#contract/model/start.ts';

export interface InDoubt {
  readonly call: Call;
  readonly streamId: string;
  readonly status: Status;
}

/**
 * Streams of a run of which nobody knows whether they run: the answer was lost, or a refusal does not rule
 * a start out. Those on which a person has given a word stay, with the word.
 */
export function inDoubt({ calls }: RunView, uncertain: readonly Recording[]): InDoubt[] {
  return calls.flatMap((call) => {
    const rows = call.outcome?.streams ?? [];
    const isOpen = (streamId: string, status: Status): boolean =>
      status === 'unknown' ||
      uncertain.some((one) => one.callId === call.id && one.streamId === streamId) ||
      (status !== 'accepted' && call.words.some((word) => word.streamId === streamId));
    const open = rows.filter(({ streamId, status }) => isOpen(streamId, status));
    const byStream = new Map(open.map(({ streamId, status }) => [streamId, status]));
    return [...byStream].map(([streamId, status]) => ({ call, streamId, status }));
  });
}

/** Streams of which nobody knows, and on which nobody has given a word. */
export const openDoubts = (run: RunView, uncertain: readonly Recording[]): number =>
  inDoubt(run, uncertain).filter(
    ({ call, streamId }) => !call.words.some((word) => word.streamId === streamId),
  ).length;

/** Whether a run may be put away: it is over, and nobody is waited for to say what became of a stream. */
export const mayDismiss = (run: RunView, uncertain: readonly Recording[]): boolean =>
  !isUnderWay(run) && !run.needsVerdict && openDoubts(run, uncertain) === 0;

/** The run unless somebody has put it away; always what still needs a word, whatever was clicked before. */
export function shownRun<T extends RunView | undefined>(
  run: T,
  uncertain: readonly Recording[],
  dismissedRuns: readonly string[],
): T | undefined {
  return run && dismissedRuns.includes(run.id) && mayDismiss(run, uncertain) ? undefined : run;
}

/** Which of the newest runs are put away once this one is, or is shown again. */
export const dismissedAfter = (
  { runs, dismissedRuns }: Pick<AppState, 'runs' | 'dismissedRuns'>,
  { runId, dismissed }: { readonly runId: string; readonly dismissed: boolean },
): string[] =>
  Object.values(runs)
    .map(({ id }) => id)
    .filter((id) => (id === runId ? dismissed : dismissedRuns.includes(id)));
