import { useQuery } from '@tanstack/react-query';
import type { HistoryFacets } from '#contract/model/history.ts';
import { ask } from '../ask.ts';

export interface Facets {
  readonly facets: HistoryFacets | undefined;
  readonly error: unknown;
}

/** What there is to choose from: asked when a menu opens, and again the next time. */
export function useFacets(): Facets {
  const { data, error } = useQuery({
    queryKey: ['history-facets'],
    queryFn: () => ask('history.facets', null),
    staleTime: 0,
    refetchOnMount: 'always',
  });
  return { facets: data, error };
}
