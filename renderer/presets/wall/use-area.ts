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

/**
 * The layout for an area. It is that of the wall without a side panel, which narrows the tiles and moves none to
 * another row or page: what the operator looks at stays where it is.
 */
export function layoutFor(bands: readonly Band[], { height, wholeWidth }: Area): WallLayout {
  const layout = wallLayout(bands, { width: wholeWidth, height });
  if (layout.pages.length === 1) return layout;
  return wallLayout(bands, { width: wholeWidth, height: height - PAGES_HEIGHT });
}
