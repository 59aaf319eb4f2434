import { useMemo } from 'react';
import type { Preset } from '../../../electron/contract/preset.ts';
import { useAppState } from '../state/use-app-state.ts';
import { type Standing, standingOf } from './standing.ts';

/** What is known to run of a preset, kept until something of it changes. */
export function useStanding(preset: Preset): Standing {
  const recordings = useAppState((state) => state.recordings);
  return useMemo(() => standingOf(preset, recordings), [preset, recordings]);
}
