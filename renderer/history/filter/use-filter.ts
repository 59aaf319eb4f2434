import { useCallback, useEffect, useMemo, useState } from 'react';
import { go, hrefOf, replacePlace, usePlace } from '../../shared/navigation.ts';
import { addressOf, EVERYTHING, filterOf, goesOn } from './filter-address.ts';
import { NO_FILTER, type ViewFilter } from './view-filter.ts';

/** What was filtered for when the history was last on the screen; for as long as the window is open. */
let last = EVERYTHING;

interface Filtering {
  readonly filter: ViewFilter;
  readonly change: (filter: ViewFilter) => void;
  readonly clear: () => void;
}

/** The filter lives in the page's address, so that a step back is a step back. */
export function useFilter(): Filtering {
  const { section, part } = usePlace();
  const address = part ?? last;
  useEffect(() => {
    if (section !== 'history') return;
    if (part === null) replacePlace(hrefOf('history', last));
    else last = part;
  }, [section, part]);
  const filter = useMemo(() => filterOf(address), [address]);
  const change = useCallback(
    (next: ViewFilter) => {
      const wanted = addressOf(next);
      if (wanted === addressOf(filter)) return;
      if (goesOn(filter, next)) replacePlace(hrefOf('history', wanted));
      else go('history', wanted);
    },
    [filter],
  );
  const clear = useCallback(() => change(NO_FILTER), [change]);
  return { filter, change, clear };
}

const dayOf = (now: Date): number =>
  new Date(now.getFullYear(), now.getMonth(), now.getDate()).getTime();

/** Another number each local day: "today" must not mean yesterday in a window that stays open over midnight. */
export function useToday(): number {
  const [today, setToday] = useState(() => dayOf(new Date()));
  useEffect(() => {
    const look = () => setToday(dayOf(new Date()));
    const begun = new Date(today);
    const next = new Date(begun.getFullYear(), begun.getMonth(), begun.getDate() + 1);
    // A timer sleeps with the computer; then the window is looked at again.
    const timer = setTimeout(look, Math.max(1000, next.getTime() - Date.now()));
    document.addEventListener('visibilitychange', look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [today]);
  return today;
}
