import { useMemo } from 'react';
import type { Preset } from '../../../electron/contract/preset.ts';
import type { Recording } from '../../../electron/contract/start.ts';
import { useAppState } from '../state/use-app-state.ts';
import { isSameStanding, type Standing, standingOf } from './standing.ts';

/**
 * What is known to run of a preset, the very same until something of it changes: what happens to the other
 * presets of a board draws nothing of this one.
 */
export function useStanding(preset: Preset): Standing {
  const standing = useMemo(() => keptStanding(preset), [preset]);
  return useAppState(({ recordings }) => standing(recordings));
}

export function keptStanding(preset: Preset): (recordings: readonly Recording[]) => Standing {
  let last: { readonly recordings: readonly Recording[]; readonly standing: Standing } | null =
    null;
  return (recordings) => {
    if (last?.recordings === recordings) return last.standing;
    const found = standingOf(preset, recordings);
    const standing = last && isSameStanding(last.standing, found) ? last.standing : found;
    last = { recordings, standing };
    return standing;
  };
}
