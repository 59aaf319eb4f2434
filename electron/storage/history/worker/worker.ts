import { serve } from '../../workers/thread/serve.ts';
import type { ReaderRequests, WorkerNotice, WriterRequests } from '../messages.ts';
import { facetsOf } from '../search/facets.ts';
import { HistoryReader } from '../search/reader.ts';
import { HISTORY_MIGRATIONS } from '../search/schema.ts';
import { WriterWorker } from './writer-worker.ts';

/** Search, export and retention of the history. */
serve<WriterRequests, ReaderRequests, WorkerNotice>({
  synchronous: 'NORMAL',
  migrations: HISTORY_MIGRATIONS,
  // Of all tables, and of the part that is read most.
  check: facetsOf,
  writer(connection, tell) {
    const writer = new WriterWorker(connection, tell);
    return {
      open: () => null,
      add: (runs) => writer.add(runs),
      prune: (before) => writer.prune(before),
      export: (order) => writer.export(order),
      exportCancel: (id) => writer.cancelExport(id),
      close: () => writer.close(),
    };
  },
  reader(connection) {
    const reader = new HistoryReader(connection);
    return {
      page: (query) => reader.page(query),
      runs: (query) => reader.runs(query),
      outcomes: (run) => reader.outcomes(run),
      run: (runId) => reader.run(runId),
      count: (filter) => reader.count(filter),
      facets: () => reader.facets(),
      call: (callId) => reader.call(callId),
      close: () => {
        reader.close();
        return null;
      },
    };
  },
});
