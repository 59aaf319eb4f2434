import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { type Count, type HistoryFilter, NO_HISTORY_FILTER } from '#contract/model/history.ts';
import { ask } from '../../shared/bridge/ask.ts';
import { bridge } from '../../shared/bridge/bridge.ts';
import { HistoryList, type ListView, type RowSource } from './history-list.ts';

/** In a burst of calls each tells that it is settled: the list looks no more often than this. */
const CATCH_UP_EVERY_MS = 250;

/** What was on the screen last, for when the section is opened again. */
let kept: { readonly key: string; readonly list: HistoryList } | null = null;

// Also while another section is on the screen.
bridge.on('history.changed', ({ removed }) => {
  if (removed) void kept?.list.renew();
});

const page = (filter: HistoryFilter, before: number | null, limit: number) =>
  ask('history.page', { filter, before, limit });

function sourceOf(filter: HistoryFilter, isEverything: boolean): RowSource {
  return {
    page: (before, limit) => page(filter, before, limit),
    newest: isEverything
      ? null
      : async () => (await page(NO_HISTORY_FILTER, null, 1)).rows[0]?.id ?? 0,
  };
}

function listFor(key: string): HistoryList {
  if (kept?.key === key) return kept.list;
  const isEverything = key === JSON.stringify(NO_HISTORY_FILTER);
  const list = new HistoryList(sourceOf(JSON.parse(key), isEverything));
  kept = { key, list };
  return list;
}

interface ShownList {
  readonly list: HistoryList;
  readonly view: ListView;
  /** The list of the filter before, shown until the first answer for the present one is there. */
  readonly stale: boolean;
}

/** The rows that meet a filter. What settles while they are looked at comes on top. */
export function useHistoryList(filter: HistoryFilter): ShownList {
  const key = JSON.stringify(filter);
  const list = useMemo(() => listFor(key), [key]);
  const before = useRef<HistoryList>(list);
  const view = useSyncExternalStore(list.subscribe, list.view);
  useEffect(() => {
    list.open();
    // Whatever happened while another section was on the screen.
    void list.catchUp();
    let due: ReturnType<typeof setTimeout> | null = null;
    const off = bridge.on('history.changed', () => {
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
  }, [list]);
  useEffect(() => {
    if (view.begun) before.current = list;
  }, [list, view.begun]);
  const stale = !view.begun && view.error === null && before.current !== list;
  return stale
    ? { list: before.current, view: before.current.view(), stale }
    : { list, view, stale };
}

/**
 * How many rows meet the filter. Asked once the first of them are on the screen; the whole list is counted
 * by itself.
 */
export function useCount(filter: HistoryFilter, view: ListView): Count | null {
  const { data } = useQuery({
    queryKey: ['history-count', filter, view.added, view.renewals],
    queryFn: () => ask('history.count', { filter }),
    enabled: view.begun && !view.complete,
    // The same filter with a few rows more: its number before is nearer than none. Another filter's is not.
    placeholderData: (count, query) => (query?.queryKey[1] === filter ? count : undefined),
    gcTime: 0,
  });
  if (view.begun && view.complete) return { count: view.total, exact: true };
  return data ?? null;
}
