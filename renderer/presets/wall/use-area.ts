import { type RefObject, useLayoutEffect, useState } from 'react';
import { type Band, GAP, type WallLayout, wallLayout } from './wall-layout.ts';

/** What is measured: the place of the tiles, and how wide it is while no side panel is open. */
export interface Area {
  readonly width: number;
  readonly height: number;
  readonly wholeWidth: number;
}

/** The size of an element, and the width of what it shares with the side panel; null before it is known. */
export function useArea(ref: RefObject<HTMLElement | null>): Area | null {
  const [area, setArea] = useState<Area | null>(null);
  useLayoutEffect(() => {
    const element = ref.current;
    const main = element?.closest<HTMLElement>('main') ?? element;
    const shared = main?.parentElement;
    if (!element || !main || !shared) return;
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = element;
      const wholeWidth = width + Math.max(0, shared.clientWidth - main.clientWidth);
      setArea((known) =>
        known?.width === width && known.height === height && known.wholeWidth === wholeWidth
          ? known
          : { width, height, wholeWidth },
      );
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    observer.observe(main);
    measure();
    return () => observer.disconnect();
  }, [ref]);
  return area;
}

/** The row of page buttons, with the gap above it. */
const PAGES_HEIGHT = 28 + GAP;
/** Where the side panel leaves less to a tile, the tiles are placed anew beside it. */
const NARROWEST = 132;

/**
 * The layout for an area. It does not change where the side panel opens, so that no preset changes its place
 * under the pointer, unless too little is left beside the panel.
 */
export function layoutFor(bands: readonly Band[], { width, height, wholeWidth }: Area): WallLayout {
  const fitting = (inner: number): WallLayout => {
    const layout = wallLayout(bands, { width: inner, height });
    if (layout.pages.length === 1) return layout;
    return wallLayout(bands, { width: inner, height: height - PAGES_HEIGHT });
  };
  const whole = fitting(wholeWidth);
  const left = (width - (whole.columns - 1) * GAP) / whole.columns;
  return left >= NARROWEST || width === wholeWidth ? whole : fitting(width);
}
