import { statSync } from 'node:fs';
import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { openDatabase } from '../../database.ts';
import { faultOf, isSpoilt } from '../../database-fault.ts';
import { DatabaseIdentity } from '../../database-identity.ts';
import type {
  HistoryFailure,
  ReaderRequests,
  RoleHandlers,
  WorkerAnswer,
  WorkerData,
  WorkerNotice,
  WorkerQuestion,
  WriterRequests,
} from '../messages.ts';
import { facetsOf } from '../search/facets.ts';
import { HistoryReader } from '../search/reader.ts';
import { HISTORY_MIGRATIONS } from '../search/schema.ts';
import { Connection } from '../search/statements.ts';
import { WriterWorker } from './writer-worker.ts';

/** Of Linux's scale, on which 0 is usual and 19 the least. */
const BACKGROUND_PRIORITY = 10;

/** Search, export and retention run here, so that none of them ever holds up main. */
const { path, role } = workerData as WorkerData;
const tell = (notice: WorkerNotice) => parentPort?.postMessage(notice);

/** Null where it cannot be opened: main has been told why. */
function open(): Connection | null {
  try {
    const options = { synchronous: 'NORMAL', migrations: HISTORY_MIGRATIONS } as const;
    const isNew = (statSync(path, { throwIfNoEntry: false })?.size ?? 0) === 0;
    const opened = new Connection(openDatabase(path, options));
    // Damage beyond the first page: of all tables, and of the part that is read most.
    facetsOf(opened);
    if (isNew) tell({ notice: 'new' });
    return opened;
  } catch (error) {
    tell({ notice: 'unopened', failure: failureOf(error) });
    return null;
  }
}

let identity: DatabaseIdentity | undefined;

function prepare(connection: Connection): void {
  identity = new DatabaseIdentity(path, true);
  // In KiB: pages of a large history that a search needs again and again are not read again.
  connection.database.exec(`PRAGMA cache_size=${role === 'reader' ? -32_768 : -8_192}`);
  // To the disk in portions of so many pages, so that the journal's commits find it free.
  connection.database.exec('PRAGMA wal_autocheckpoint=128');
  // What a person waits for comes before what goes on in the background. Only Linux gives a thread a
  // priority of its own; elsewhere it would be that of the whole program.
  if (role === 'writer' && process.platform === 'linux') setPriority(BACKGROUND_PRIORITY);
}

function writerHandlers(connection: Connection): RoleHandlers<WriterRequests> {
  const writer = new WriterWorker(connection, tell);
  return {
    open: () => null,
    add: (runs) => writer.add(runs),
    prune: (before) => writer.prune(before),
    export: (order) => writer.export(order),
    exportCancel: (id) => writer.cancelExport(id),
    close: () => writer.close(),
  };
}

function readerHandlers(connection: Connection): RoleHandlers<ReaderRequests> {
  const reader = new HistoryReader(connection);
  return {
    page: (query) => reader.page(query),
    runs: (query) => reader.runs(query),
    outcomes: (run) => reader.outcomes(run),
    count: (filter) => reader.count(filter),
    facets: () => reader.facets(),
    call: (callId) => reader.call(callId),
    close: () => {
      reader.close();
      return null;
    },
  };
}

type Handlers = RoleHandlers<WriterRequests> | RoleHandlers<ReaderRequests>;

async function answer(
  handlers: Handlers,
  { id, name, args }: WorkerQuestion,
): Promise<WorkerAnswer> {
  try {
    if (name !== 'close') identity?.check();
    const handler = handlers[name as keyof typeof handlers] as (args: unknown) => unknown;
    return { id, ok: true, value: await handler(args) };
  } catch (error) {
    identity?.makeSafeToClose();
    return { id, ok: false, failure: failureOf(error) };
  }
}

/** Of a database that is open only what SQLite calls damage counts as such: a bug of ours must not. */
function failureOf(error: unknown): HistoryFailure {
  const message = error instanceof Error ? error.message : String(error);
  const fault = isSpoilt(error) ? 'damaged' : identity ? 'unusable' : faultOf(error);
  return { message, fault };
}

const connection = open();
// Without a listener the thread ends by itself, after its message. An error that is thrown here instead could
// overtake that message, and main would not learn that the file is damaged.
if (connection) {
  prepare(connection);
  const handlers = role === 'writer' ? writerHandlers(connection) : readerHandlers(connection);
  parentPort?.on('message', async (question: WorkerQuestion) => {
    parentPort?.postMessage(await answer(handlers, question));
  });
}
