import type { RunView } from '#contract/model/run.ts';
import type { Recording } from '#contract/model/start.ts';
import { shownRun } from '#contract/rules/in-doubt.ts';
import { bridge } from '../../shared/bridge/bridge.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';

/** Puts a run's result away, or shows it again; in the tray, too. */
export const setDismissed = (runId: string, dismissed: boolean) =>
  bridge.ask('runs.dismiss', { runId, dismissed });

/** The run unless its result has been put away. */
export const useShownRun = (run: RunView | undefined, uncertain: readonly Recording[]) =>
  shownRun(
    run,
    uncertain,
    useAppState((state) => state.dismissedRuns),
  );
