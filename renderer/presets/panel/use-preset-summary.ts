import { useMemo } from 'react';
import {
  type PresetSummary,
  summarizePreset,
  summarizePresets,
} from '#contract/rules/preset-summary.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';

/** The summary of a preset, also of a deleted one of which something runs; null where there is neither. */
export function usePresetSummary(presetId: string): PresetSummary | null {
  const presets = useAppState((state) => state.presets);
  const accounts = useAppState((state) => state.accounts);
  const runs = useAppState((state) => state.runs);
  const recordings = useAppState((state) => state.recordings);
  const dismissedRuns = useAppState((state) => state.dismissedRuns);
  return useMemo(() => {
    const facts = { accounts, runs, recordings, dismissedRuns };
    const preset = presets.find(({ id }) => id === presetId);
    if (preset) return summarizePreset(preset, facts);
    const deleted = summarizePresets({ ...facts, presets: [] });
    return deleted.find((one) => one.presetId === presetId) ?? null;
  }, [presetId, presets, accounts, runs, recordings, dismissedRuns]);
}
