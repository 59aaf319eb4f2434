import { useEffect, useRef, useSyncExternalStore } from 'react';
import { bridge } from '../bridge/bridge.ts';
import type { FoundList, ListView } from './found-list.ts';
import type { Item } from './row-pages.ts';

/** In a burst of calls each tells that it is settled: the list looks no more often than this. */
const CATCH_UP_EVERY_MS = 250;

interface Openable {
  readonly list: Pick<FoundList<Item>, 'subscribe' | 'view' | 'open' | 'pause' | 'catchUp'>;
}

export interface OpenList<S extends Openable> {
  readonly shown: S;
  readonly view: ListView;
  /** The list of the filter before, shown until the first answer for the present one is there. */
  readonly stale: boolean;
}

/** A list on the screen. What comes while it is looked at, as the event tells, comes on top. */
export function useOpenList<S extends Openable>(
  shown: S,
  event: 'history.changed' | 'files.changed',
): OpenList<S> {
  const { list } = shown;
  const before = useRef<S>(shown);
  const view = useSyncExternalStore(list.subscribe, list.view);
  useEffect(() => {
    list.open();
    // Whatever happened while another section was on the screen.
    void list.catchUp();
    let due: ReturnType<typeof setTimeout> | null = null;
    const off = bridge.on(event, () => {
      due ??= setTimeout(() => {
        due = null;
        void list.catchUp();
      }, CATCH_UP_EVERY_MS);
    });
    return () => {
      off();
      if (due) clearTimeout(due);
      list.pause();
    };
  }, [list, event]);
  useEffect(() => {
    if (view.begun) before.current = shown;
  }, [shown, view.begun]);
  const stale = !view.begun && view.error === null && before.current !== shown;
  return stale
    ? { shown: before.current, view: before.current.list.view(), stale }
    : { shown, view, stale };
}
