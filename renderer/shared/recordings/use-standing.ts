import { useMemo } from 'react';
import type { Preset } from '#contract/model/preset.ts';
import type { Recording } from '#contract/model/start.ts';
import { classifyTargets, type Project, type Standing } from '#contract/rules/classify-targets.ts';
import { useAccount } from '../accounts/use-account.ts';
import { useAppState } from '../state/use-app-state.ts';
import { isSameStanding } from './standing.ts';

/**
 * What is known to run of a preset, the very same until something of it changes: what happens to the other
 * presets of a board draws nothing of this one.
 */
export function useStanding(preset: Preset): Standing {
  const { appId, endpoint } = useAccount(preset.accountId) ?? {};
  const standing = useMemo(() => {
    const isKnown = appId !== undefined && endpoint !== undefined;
    return keptStanding(preset, isKnown ? { appId, endpoint } : null);
  }, [preset, appId, endpoint]);
  return useAppState(({ recordings }) => standing(recordings));
}

export function keptStanding(
  preset: Preset,
  account: Project | null,
): (recordings: readonly Recording[]) => Standing {
  let last: { readonly recordings: readonly Recording[]; readonly standing: Standing } | null =
    null;
  return (recordings) => {
    if (last?.recordings === recordings) return last.standing;
    const found = classifyTargets(preset, account, recordings);
    const standing = last && isSameStanding(last.standing, found) ? last.standing : found;
    last = { recordings, standing };
    return standing;
  };
}
