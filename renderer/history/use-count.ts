import { useQuery } from '@tanstack/react-query';
import type { HistoryCount, HistoryFilter } from '#contract/model/history.ts';
import { ask } from './ask.ts';
import type { ListView } from './list/history-list.ts';

/**
 * How many rows meet the filter. Asked once the first of them are on the screen; the whole list is counted
 * by itself.
 */
export function useCount(filter: HistoryFilter, view: ListView): HistoryCount | null {
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
