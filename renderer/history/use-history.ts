import { type InfiniteData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useMemo } from 'react';
import {
  type HistoryPage,
  type HistoryRow,
  NO_HISTORY_FILTER,
} from '../../electron/contract/history.ts';
import { bridge } from '../shared/bridge/bridge.ts';
import { RefusedError } from '../shared/bridge/refused-error.ts';
import { mergeNewest } from './merge-newest.ts';

const PAGE = 100;
const KEY = ['history'] as const;
type Held = InfiniteData<HistoryPage, number | null>;

async function askPage(before: number | null): Promise<HistoryPage> {
  const answer = await bridge.ask('history.page', {
    filter: NO_HISTORY_FILTER,
    before,
    limit: PAGE,
  });
  if (!answer.ok) throw new RefusedError(answer.code, answer.message);
  return answer.value;
}

/**
 * The history, newest first, page by page as it is scrolled. What is new comes on top without asking for
 * the rest again; `onAdded` hears how many rows that were.
 */
export function useHistory(onAdded: (rows: number) => void) {
  const client = useQueryClient();
  const query = useInfiniteQuery({
    queryKey: KEY,
    initialPageParam: null as number | null,
    queryFn: ({ pageParam }) => askPage(pageParam),
    getNextPageParam: (page) => page.next,
  });

  const refresh = useEffectEvent(async () => {
    const newest = await askPage(null).catch(() => null);
    const held = client.getQueryData<Held>(KEY);
    if (!newest || !held) return;
    const merged = mergeNewest(held.pages, newest);
    if (!merged) {
      client.setQueryData<Held>(KEY, { pages: [newest], pageParams: [null] });
    } else if (merged.added > 0) {
      const pageParams = held.pageParams.length > 0 ? held.pageParams : [null];
      client.setQueryData<Held>(KEY, { pages: [...merged.pages], pageParams });
      onAdded(merged.added);
    }
  });
  useEffect(() => {
    // Whatever happened while another section was on the screen.
    void refresh();
    return bridge.on('history.changed', () => void refresh());
  }, []);

  const rows = useMemo<HistoryRow[]>(
    () => query.data?.pages.flatMap((page) => page.rows) ?? [],
    [query.data],
  );
  return { ...query, rows };
}
