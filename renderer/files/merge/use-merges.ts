import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { RecordedFile } from '#contract/model/file.ts';
import { MAX_FILES_PAGE } from '#contract/model/file-query.ts';
import { ask, codeOf } from '../../shared/bridge/ask.ts';
import { bridge } from '../../shared/bridge/bridge.ts';

/** The merges of these files, newest first, as they stand while they are looked at. */
export function useMerges(files: readonly RecordedFile[]) {
  const fileIds = files.flatMap(({ fileId }) => fileId ?? []).slice(0, MAX_FILES_PAGE);
  const { data, error, refetch } = useQuery({
    queryKey: ['merges-of-files', fileIds],
    queryFn: () => (fileIds.length === 0 ? [] : ask('files.merges', { fileIds })),
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  // A merge that stands otherwise says so by this event, without a run: main does not know of which one it is.
  useEffect(() => bridge.on('files.changed', () => void refetch()), [refetch]);
  return { merges: data ?? [], error: codeOf(error), refetch };
}
