import type { AppState } from '#contract/model/app-state.ts';
import type { Call, Status } from '#contract/model/outcome.ts';
import { callsOf, isUnderWay, isWell, type RunView, shownStatus } from '#contract/model/run.ts';
import type { Recording } from '#contract/model/start.ts';

export interface InDoubt {
  readonly call: Call;
  readonly streamId: string;
  readonly status: Status;
}

/**
 * Streams of a run that may or may not record: the answer was lost, or a refusal does not rule a start out.
 * Those with an operator's verdict stay, with the verdict.
 */
export function inDoubt(run: RunView, uncertain: readonly Recording[]): InDoubt[] {
  return callsOf(run).flatMap((call) => {
    const rows = call.outcome?.streams ?? [];
    const isOpen = (streamId: string, status: Status): boolean =>
      status === 'unknown' ||
      uncertain.some((one) => one.callId === call.id && one.streamId === streamId) ||
      (status !== 'accepted' && call.verdicts.some((verdict) => verdict.streamId === streamId));
    const open = rows.filter(({ streamId, status }) => isOpen(streamId, status));
    const byStream = new Map(open.map(({ streamId, status }) => [streamId, status]));
    return [...byStream].map(([streamId, status]) => ({ call, streamId, status }));
  });
}

/** Number of streams in doubt without an operator's verdict. */
export const openDoubts = (run: RunView, uncertain: readonly Recording[]): number =>
  inDoubt(run, uncertain).filter(
    ({ call, streamId }) => !call.verdicts.some((verdict) => verdict.streamId === streamId),
  ).length;

/** Whether the operator may dismiss a run: it is over, and no stream of it needs a verdict. */
export const mayDismiss = (run: RunView, uncertain: readonly Recording[]): boolean =>
  !isUnderWay(run) && !run.needsVerdict && openDoubts(run, uncertain) === 0;

/** Whether there is a result that an operator would want to dismiss, and may. */
export const canDismiss = (run: RunView, uncertain: readonly Recording[]): boolean =>
  callsOf(run).some(({ outcome }) => outcome?.status !== 'accepted') && mayDismiss(run, uncertain);

/**
 * Whether the operator has dismissed what a run says. A hand-over that went well says nothing new: what was dismissed of
 * the run that it continues stays so.
 */
function isDismissed(run: RunView, dismissedRuns: readonly string[]): boolean {
  if (dismissedRuns.includes(run.id)) return true;
  const lacking = (run.earlierCalls ?? []).filter(({ outcome }) => outcome?.status !== 'accepted');
  return (
    lacking.length > 0 &&
    isWell(shownStatus(run)) &&
    lacking.every(({ runId }) => dismissedRuns.includes(runId))
  );
}

/** The run unless the operator has dismissed it; a run that still needs a verdict always shows. */
export function shownRun<T extends RunView | undefined>(
  run: T,
  uncertain: readonly Recording[],
  dismissedRuns: readonly string[],
): T | undefined {
  return run && isDismissed(run, dismissedRuns) && mayDismiss(run, uncertain) ? undefined : run;
}

/** Ids of the runs whose results a run shows: its own, and those that it continues. */
export const dismissable = ({ id, earlierCalls = [] }: RunView): string[] => [
  ...new Set([id, ...earlierCalls.map(({ runId }) => runId)]),
];

/** Which of the newest runs are dismissed once this one is, or is shown again. */
export const dismissedAfter = (
  { runs, dismissedRuns }: Pick<AppState, 'runs' | 'dismissedRuns'>,
  { runId, dismissed }: { readonly runId: string; readonly dismissed: boolean },
): string[] =>
  Object.values(runs)
    .flatMap(dismissable)
    .filter((id) => (id === runId ? dismissed : dismissedRuns.includes(id)));
