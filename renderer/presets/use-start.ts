import { bridge } from '../shared/bridge/bridge.ts';
import { type Action, useAction } from '../shared/bridge/use-action.ts';

/** Starts a preset: the click goes to main as it is, nothing is waited for and nothing is asked first. */
export function useStart(presetId: string): Action<[], { runId: string }> {
  return useAction(() => bridge.ask('runs.start', { presetId }));
}
