import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import type { Preset } from '#contract/model/preset.ts';
import { keepUnchanged } from '../../shared/presets/keep-unchanged.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
import { useSessionValue } from '../session/session-value.ts';
import { sessionFilters } from './board-session.ts';
import { isFiltering } from './filters.ts';
import { type Shown, shownOf } from './shown-order.ts';
import { useByState } from './use-by-state.ts';

/** So many cards at a time: the first paint shows some, the others follow in the pauses after it. */
const DRAWN_AT_ONCE = 24;

interface OnBoard {
  readonly presets: readonly Preset[];
  readonly shown: Shown;
  /** Ids of those shown that are still to be drawn. */
  readonly waiting: ReadonlySet<string>;
  readonly filtering: boolean;
}

/** What the board shows now. Typing comes before drawing: hundreds of cards follow when there is time. */
export function useShown(): OnBoard {
  const accounts = useAppState((state) => state.accounts);
  const [keep] = useState(keepUnchanged);
  const fromMain = useAppState((state) => state.presets);
  const presets = useMemo(() => keep(fromMain), [keep, fromMain]);
  const filters = useDeferredValue(useSessionValue(sessionFilters));
  const byState = useByState(filters.counters);
  const shown = useMemo(
    () => shownOf(presets, accounts, filters, byState),
    [presets, accounts, filters, byState],
  );
  const drawn = useDrawn(shown.presets.length + shown.archived.length);
  const waiting = useMemo(() => waitingFor(shown, drawn), [shown, drawn]);
  return { presets, shown, waiting, filtering: isFiltering(filters) };
}

const waitingFor = ({ presets, archived }: Shown, drawn: number): ReadonlySet<string> =>
  new Set([...presets, ...archived].slice(drawn).map(({ id }) => id));

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
