import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { FileWatch } from '#contract/model/file.ts';
import { ask, codeOf } from '../../shared/bridge/ask.ts';
import { bridge } from '../../shared/bridge/bridge.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';

const newer = (watch: FileWatch, planned: readonly FileWatch[]): FileWatch =>
  planned.find(({ callId, streamId }) => callId === watch.callId && streamId === watch.streamId) ??
  watch;

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
  // The state knows when each is looked for next; the list of files does not.
  const planned = useAppState((state) => state.fileWatches);
  const known = data && { ...data, watches: data.watches.map((watch) => newer(watch, planned)) };
  return { known, error: codeOf(error) };
}
