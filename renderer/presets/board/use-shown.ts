import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import type { Preset } from '../../../electron/contract/preset.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
import { isFiltering } from './filters.ts';
import { heldFilters, useHeld } from './held.ts';
import { keepUnchanged } from './kept.ts';
import { type Shown, shownOf } from './shown.ts';

/** So many cards at a time: the first paint shows some, the others follow in the pauses after it. */
const DRAWN_AT_ONCE = 24;

interface OnBoard {
  readonly presets: readonly Preset[];
  readonly shown: Shown;
  readonly filtering: boolean;
}

/** What the board shows now. Typing comes before drawing: hundreds of cards follow when there is time. */
export function useShown(): OnBoard {
  const accounts = useAppState((state) => state.accounts);
  const [keep] = useState(keepUnchanged);
  const fromMain = useAppState((state) => state.presets);
  const presets = useMemo(() => keep(fromMain), [keep, fromMain]);
  const filters = useDeferredValue(useHeld(heldFilters));
  const drawn = useDrawn(presets.length);
  const shown = useMemo(
    () => shownOf(presets.slice(0, drawn), accounts, filters),
    [presets, drawn, accounts, filters],
  );
  return { presets, shown, filtering: isFiltering(filters) };
}

/** How many of so many are drawn by now. */
function useDrawn(all: number): number {
  const [drawn, setDrawn] = useState(DRAWN_AT_ONCE);
  const isBehind = drawn < all;
  useEffect(() => {
    if (!isBehind) return;
    const next = requestIdleCallback(() => setDrawn(drawn + DRAWN_AT_ONCE));
    return () => cancelIdleCallback(next);
  }, [isBehind, drawn]);
  return drawn;
}
