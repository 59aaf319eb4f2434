import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { type Translate, useT } from '../../shared/i18n/use-t.ts';
import { selectedPreset } from '../panel/selected-preset.ts';
import { useSessionValue } from '../session/session-value.ts';
import { layoutFor, useArea } from './use-area.ts';
import type { WallBand } from './wall-bands.ts';
import { pageOf, type WallLayout } from './wall-layout.ts';
import { movedBy } from './wall-moves.ts';

export interface Tiles {
  /** Null before the size of the wall is known. */
  readonly layout: WallLayout | null;
  /** All presets of the wall in their order. */
  readonly ids: readonly string[];
  readonly page: number;
  /** The preset that the keyboard is at. */
  readonly current: string | null;
  /** The preset that the side panel shows. */
  readonly selected: string | null;
  readonly turn: (page: number) => void;
  readonly reach: (presetId: string) => void;
  /** Moves the focus from one tile to where a key leads. */
  readonly move: (presetId: string, key: string) => void;
}

/** Where the tiles stand, which page is shown, and where the keyboard is among them. */
export function useTiles(area: RefObject<HTMLElement | null>, bands: readonly WallBand[]): Tiles {
  const { layout, ids } = useLayoutOf(area, bands);
  const selected = useSessionValue(selectedPreset);
  const [current, reach] = useState(selected);
  const [page, setPage] = useState(0);
  const focusNext = useRef(false);
  // The panel may be turned to a preset from elsewhere: its tile comes into sight.
  useEffect(() => {
    const at = selected === null ? -1 : ids.indexOf(selected);
    if (at === -1 || !layout) return;
    reach(selected);
    setPage(pageOf(layout, at));
  }, [selected, ids, layout]);
  useLayoutEffect(() => {
    if (!focusNext.current || current === null) return;
    focusNext.current = false;
    const selector = `[data-preset="${CSS.escape(current)}"]`;
    area.current?.querySelector<HTMLElement>(selector)?.focus({ preventScroll: true });
  });
  const last = (layout?.pages.length ?? 1) - 1;
  return {
    ...{ layout, ids, current, selected, reach },
    page: Math.min(page, last),
    turn: (to) => setPage(Math.max(0, Math.min(to, last))),
    move: (presetId, key) => {
      const to = layout && ids[movedBy(key, ids.indexOf(presetId), layout)];
      if (!to) return;
      focusNext.current = true;
      reach(to);
      setPage(pageOf(layout, ids.indexOf(to)));
    },
  };
}

function useLayoutOf(
  area: RefObject<HTMLElement | null>,
  bands: readonly WallBand[],
): Pick<Tiles, 'layout' | 'ids'> {
  const t = useT();
  const size = useArea(area);
  return useMemo(() => {
    const counted = bands.map((band) => ({
      label: titleOf(band, bands, t),
      count: band.presetIds.length,
    }));
    const ids = bands.flatMap(({ presetIds }) => presetIds);
    return { ids, layout: size && layoutFor(counted, size) };
  }, [bands, size, t]);
}

/** The heading of a band; null where presets without a group are alone on the board. */
function titleOf(
  { kind, name }: WallBand,
  bands: readonly WallBand[],
  t: Translate,
): string | null {
  if (kind === 'practice') return t('wall.practice');
  if (kind === 'off-board') return t('wall.notOnBoard');
  if (name !== null) return name;
  const isGrouped = bands.some((band) => band.kind === 'group' && band.name !== null);
  if (kind === 'trouble') return isGrouped ? t('board.trouble') : null;
  return isGrouped ? t('board.noGroup') : null;
}
