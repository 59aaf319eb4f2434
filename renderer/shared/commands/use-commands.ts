import { useSyncExternalStore } from 'react';
import type { Answer, ChannelResult, ErrorCode } from '#contract/ipc/channels.ts';
import type { StartScope } from '#contract/model/start.ts';
import { useAppState } from '../state/use-app-state.ts';
import { useAsking } from './ask-context.ts';
import { type StartHow, startPreset, stopPreset } from './commands.ts';

type Start = (scope: StartScope, how?: StartHow) => Promise<Answer<ChannelResult<'runs.start'>>>;

/**
 * Starts presets: the click goes to main as it is and nothing is waited for. Where a start may not be
 * harmless, main answers with a question, which the operator then sees.
 */
export function useStarting(): (presetId: string, ...how: Parameters<Start>) => ReturnType<Start> {
  const asking = useAsking();
  return (presetId, scope, how) => startPreset(asking, presetId, scope, how);
}

/** The same for one preset. */
export function useStart(presetId: string): Start {
  const start = useStarting();
  return (scope, how) => start(presetId, scope, how);
}

/** Stops presets by their ids: main says whether the operator is asked first. */
export function useStop(): (presetId: string, confirmed?: boolean) => void {
  const asking = useAsking();
  return (presetId, confirmed) => void stopPreset(asking, presetId, confirmed);
}

interface AskedState {
  readonly starting: boolean;
  readonly stopping: boolean;
  /** Why the last request was refused, until something else has happened to the preset. */
  readonly error: ErrorCode | null;
}

/** What this window has asked for a preset, and what is not answered yet. */
export function usePending(presetId: string): AskedState {
  const { presets } = useAsking();
  const { underWay, refusal } = useSyncExternalStore(presets.subscribe, () => presets.of(presetId));
  const runId = useAppState(({ runs }) => runs[presetId]?.id ?? null);
  return {
    starting: underWay.start > 0,
    stopping: underWay.stop > 0,
    error: refusal?.runId === runId ? refusal.code : null,
  };
}

/** Presets of which this window has asked something that is not answered yet. */
export function useUnanswered(): ReadonlySet<string> {
  const { presets } = useAsking();
  return useSyncExternalStore(presets.subscribe, presets.unanswered);
}
