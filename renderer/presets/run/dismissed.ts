import { useSyncExternalStore } from 'react';
import type { RunView } from '../../../electron/contract/run.ts';
import type { Recording } from '../../../electron/contract/start.ts';
import { isUnderWay } from '../../shared/state/use-settled-runs.ts';
import { inDoubt } from '../in-doubt.ts';

/** More than a window's session sees of settled runs. */
const KEPT = 500;

const listeners = new Set<() => void>();
/** What has been put away lasts as long as the window: a new one shows every newest run again. */
let held: ReadonlySet<string> = new Set();

/** Puts a run's result away, or shows it again. */
export function setDismissed(runId: string, dismissed: boolean): void {
  const others = [...held].filter((id) => id !== runId);
  held = new Set(dismissed ? [...others, runId].slice(-KEPT) : others);
  for (const listener of listeners) listener();
}

/** Whether a run may be put away: it is over, and nobody is waited for to say what became of a stream. */
export const mayDismiss = (run: RunView, perhaps: readonly Recording[]): boolean =>
  !isUnderWay(run) && !run.needsWord && openDoubts(run, perhaps) === 0;

/** Streams of which nobody knows, and on which nobody has given a word. */
export const openDoubts = (run: RunView, perhaps: readonly Recording[]): number =>
  inDoubt(run, perhaps).filter(
    ({ call, streamId }) => !call.words.some((word) => word.streamId === streamId),
  ).length;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The ids of all runs that somebody has put away. */
export const useDismissedIds = (): ReadonlySet<string> =>
  useSyncExternalStore(subscribe, () => held);

/** The run unless somebody has put it away; always what still needs a word, whatever was clicked before. */
export function shownRun(
  run: RunView | undefined,
  perhaps: readonly Recording[],
  dismissedIds: ReadonlySet<string>,
): RunView | undefined {
  return run && dismissedIds.has(run.id) && mayDismiss(run, perhaps) ? undefined : run;
}

export const useShownRun = (run: RunView | undefined, perhaps: readonly Recording[]) =>
  shownRun(run, perhaps, useDismissedIds());
