import { useCallback, useEffect, useMemo } from 'react';
import { go, hrefOf, replacePlace, type Section, usePlace } from '../navigation.ts';
import { EVERYTHING } from './address.ts';

export interface Filtering<F> {
  readonly filter: F;
  readonly change: (filter: F) => void;
  readonly clear: () => void;
}

/** How a section's filter is written as a part of its address. */
export interface FilterCodec<F> {
  readonly section: Section;
  readonly none: F;
  addressOf(filter: F): string;
  filterOf(address: string): F;
  /** Whether a change continues the previous one, as typing does. */
  goesOn(before: F, after: F): boolean;
}

/**
 * The filter of a section. It lives in the page's address, so that a step back is a step back; what was filtered
 * for when the section was last on the screen is kept for as long as the window is open.
 */
export function createFilterPlace<F>(codec: FilterCodec<F>): () => Filtering<F> {
  const { section: own, none, addressOf, filterOf, goesOn } = codec;
  let last = EVERYTHING;
  return function useFilter() {
    const { section, part } = usePlace();
    const address = part ?? last;
    useEffect(() => {
      if (section !== own) return;
      if (part === null) replacePlace(hrefOf(own, last));
      else last = part;
    }, [section, part]);
    const filter = useMemo(() => filterOf(address), [address]);
    const change = useCallback(
      (next: F) => {
        const wanted = addressOf(next);
        if (wanted === addressOf(filter)) return;
        if (goesOn(filter, next)) replacePlace(hrefOf(own, wanted));
        else go(own, wanted);
      },
      [filter],
    );
    const clear = useCallback(() => change(none), [change]);
    return { filter, change, clear };
  };
}
