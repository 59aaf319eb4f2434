import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { ask, codeOf } from '../../shared/bridge/ask.ts';
import { bridge } from '../../shared/bridge/bridge.ts';

/** The files of a run and the search for them, as they are while they are looked at. */
export function useRunFiles(runId: string) {
  const { data, error, refetch } = useQuery({
    queryKey: ['files-of-run', runId],
    queryFn: () => ask('files.ofRun', { runId }),
    gcTime: 0,
  });
  useEffect(
    () =>
      bridge.on('files.changed', ({ runIds }) => {
        if (runIds === null || runIds.includes(runId)) void refetch();
      }),
    [refetch, runId],
  );
  return { known: data, error: codeOf(error) };
}
