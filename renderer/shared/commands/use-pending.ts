import { useSyncExternalStore } from 'react';
import type { ErrorCode } from '#contract/ipc/channels.ts';
import { useAppState } from '../state/use-app-state.ts';
import { useAsking } from './ask-context.ts';

export interface AskedState {
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
