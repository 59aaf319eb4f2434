import { useMemo } from 'react';
import { type PresetSummary, summarizePreset } from '#contract/rules/preset-summary.ts';
import { useAccount } from '../../shared/accounts/use-account.ts';
import { useSummaries } from '../../shared/presets/use-summaries.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';

/**
 * The summary of a preset, also of a deleted one of which something runs; null where there is neither. The same
 * object until something of the preset changes.
 */
export function usePresetSummary(presetId: string): PresetSummary | null {
  const kept = useSummaries(({ of }) => of(presetId));
  // An archived preset of which nothing runs is not counted anywhere, and has a row in the archive all the same.
  const archived = useAppState(({ presets }) =>
    kept ? undefined : presets.find(({ id }) => id === presetId),
  );
  const account = useAccount(archived?.accountId ?? '');
  const run = useAppState(({ runs }) => runs[presetId]);
  const dismissedRuns = useAppState((state) => state.dismissedRuns);
  return useMemo(() => {
    if (kept || !archived) return kept ?? null;
    const accounts = account ? [account] : [];
    const runs = run ? { [presetId]: run } : {};
    return summarizePreset(archived, { accounts, runs, recordings: [], dismissedRuns });
  }, [presetId, kept, archived, account, run, dismissedRuns]);
}
