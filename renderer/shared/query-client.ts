import { QueryClient } from '@tanstack/react-query';

/**
 * Over a channel, not a network: being offline matters to the vendors' calls only, and what is held
 * changes when main says so, not with time.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      retry: false,
      staleTime: Number.POSITIVE_INFINITY,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
    },
  },
});
