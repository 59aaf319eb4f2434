import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type RefObject,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import type { ListView } from './found-list.ts';
import { MOST_ROWS, ROW_HEIGHT, windowBase } from './row-window.ts';

/** What the lines of a table are taken from. */
export interface Lines<L> {
  /** These are in sight. */
  readonly see: (first: number, last: number) => void;
  /** Undefined where a line is still to come. */
  readonly lineAt: (place: number) => L | undefined;
}

/** Lines that are drawn above and below those in sight. */
const LINES_BESIDE = 12;

export interface LinesInSight<L> {
  /** By their numbers in the whole list; undefined where a line is still to come. */
  readonly lines: readonly { readonly index: number; readonly line: L | undefined }[];
  /** The number of the first line in sight. */
  readonly top: number;
  /** Height of what is not drawn above and below them, in pixels. */
  readonly above: number;
  readonly below: number;
  /** Whether the height of the table reaches the end of the list. */
  readonly isLastPart: boolean;
}

/**
 * The lines in sight, and a few beside them. The height of the table stands for a part of the list that begins
 * at `base`, and moves on with what is looked at.
 */
export function useLinesInSight<L>(
  source: Lines<L>,
  { total, added }: ListView,
  scrollRef: RefObject<HTMLDivElement | null>,
): LinesInSight<L> {
  const [base, setBase] = useState(0);
  const isFirst = useIsFirst();
  const virtual = useVirtualizer({
    count: Math.min(MOST_ROWS, total - base),
    getScrollElement: () => scrollRef.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: isFirst ? 0 : LINES_BESIDE,
  });
  const items = virtual.getVirtualItems();
  const first = items[0];
  const last = items.at(-1);
  const firstIndex = base + (first?.index ?? 0);
  const lastIndex = base + (last?.index ?? 0);

  const isInSight = (offset: number | null): offset is number =>
    // Scrolled, and these lines still belong to the previous position: the next render has the visible ones.
    offset !== null && offset === scrollRef.current?.scrollTop;
  const see = useEffectEvent((offset: number | null) => {
    if (isInSight(offset)) source.see(firstIndex, lastIndex);
  });
  const moveOn = useEffectEvent((offset: number | null) => {
    const wanted = windowBase(base, total, firstIndex, lastIndex);
    if (wanted === base || !isInSight(offset)) return;
    // The same lines at another height: the virtualizer gets it before they are drawn, the page once it is
    // as high. Left to the event of scrolling, one frame would show other lines.
    virtual.scrollOffset = offset + (base - wanted) * ROW_HEIGHT;
    setBase(wanted);
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: only then is the page as high as is needed
  useLayoutEffect(() => {
    const scroll = scrollRef.current;
    if (!scroll || virtual.scrollOffset === null) return;
    scroll.scrollTop = virtual.scrollOffset;
    virtual.scrollOffset = scroll.scrollTop;
  }, [base]);
  const { scrollOffset } = virtual;
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever something else is in sight
  useLayoutEffect(() => {
    moveOn(scrollOffset);
    // Where the page is scrolled to is known once it is laid out: asked for at once, that would be part of this task.
    const due = setTimeout(() => see(scrollOffset));
    return () => clearTimeout(due);
  }, [source, firstIndex, lastIndex, total, scrollOffset]);
  useStayOnLine(added, scrollRef);
  return {
    lines: items.map(({ index }) => ({ index: base + index, line: source.lineAt(base + index) })),
    top: base + (virtual.range?.startIndex ?? 0),
    above: first?.start ?? 0,
    below: last ? virtual.getTotalSize() - last.end : 0,
    isLastPart: base + MOST_ROWS >= total,
  };
}

/** True for the first drawing: the lines beside those in sight, as many again, are a task of their own behind it. */
function useIsFirst(): boolean {
  const [isFirst, setIsFirst] = useState(true);
  useEffect(() => {
    const due = setTimeout(() => setIsFirst(false));
    return () => clearTimeout(due);
  }, []);
  return isFirst;
}

/**
 * What an operator is reading stays where it is while new lines come on top. At the very top the new ones are
 * what is wanted.
 */
function useStayOnLine(added: number, scrollRef: RefObject<HTMLDivElement | null>): void {
  const known = useRef(added);
  const stayOnLine = useEffectEvent((fresh: number) => {
    const scroll = scrollRef.current;
    if (fresh > 0 && scroll && scroll.scrollTop > 0) scroll.scrollTop += fresh * ROW_HEIGHT;
  });
  useLayoutEffect(() => {
    stayOnLine(added - known.current);
    known.current = added;
  }, [added]);
}
