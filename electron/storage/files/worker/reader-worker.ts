import type { Connection } from '../../search/connection.ts';
import type { RoleHandlers } from '../../workers/messages.ts';
import type { ReaderRequests } from '../messages.ts';
import { facetsOf } from '../search/facets.ts';
import { FileReader } from '../search/reader.ts';
import { mergesOfFiles, openMerges } from './merge-table.ts';

/** The one that answers. */
export function createReader(connection: Connection): RoleHandlers<ReaderRequests> {
  const reader = new FileReader(connection);
  return {
    page: (query) => reader.page(query),
    find: (id) => reader.find(id),
    ofRun: (runId) => reader.ofRun(runId),
    facets: () => connection.snapshot(() => facetsOf(connection)),
    liveWatches: () => reader.liveWatches(),
    watchesOfRuns: (runIds) => reader.watchesOfRuns(runIds),
    watchesOfPreset: (presetId) => reader.watchesOfPreset(presetId),
    filesOfWatches: (keys) => reader.filesOfWatches(keys),
    cursor: (of) => reader.cursor(of),
    openMerges: () => openMerges(connection),
    mergesOfFiles: (fileIds) => mergesOfFiles(connection, fileIds),
    close: () => {
      reader.close();
      return null;
    },
  };
}
