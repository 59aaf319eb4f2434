import type { RecordedFile } from '#contract/model/file.ts';
import { reportOf } from './files-bench.ts';

/** A file that a search has found and nothing else said, and what a test says otherwise. */
export function recordedFileOf(change: Partial<RecordedFile> = {}): RecordedFile {
  const { source: _, seenAt, ...facts } = reportOf();
  return {
    ...facts,
    id: 1,
    callbackAt: null,
    searchedAt: seenAt,
    firstSeenAt: seenAt,
    lastSeenAt: seenAt,
    notFoundAt: null,
    links: [],
    mergedFrom: [],
    ...change,
  };
}
