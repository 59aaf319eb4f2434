import { useQuery } from '@tanstack/react-query';
import type { ChannelResult } from '#contract/ipc/channels.ts';
import { ask } from '../bridge/ask.ts';

type FacetChannel = 'files.facets' | 'history.facets';

interface Facets<C extends FacetChannel> {
  readonly facets: ChannelResult<C> | undefined;
  readonly error: unknown;
}

/** What a filter has to choose from: asked when a menu opens, and again the next time. */
export function useFacets<C extends FacetChannel>(channel: C): Facets<C> {
  const { data, error } = useQuery({
    queryKey: [channel],
    queryFn: () => ask<FacetChannel>(channel, null) as Promise<ChannelResult<C>>,
    staleTime: 0,
    refetchOnMount: 'always',
  });
  return { facets: data, error };
}
