import { statSync } from 'node:fs';
import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { openDatabase } from '../../database.ts';
import { faultOf, isSpoilt } from '../../database-fault.ts';
import { DatabaseIdentity } from '../../database-identity.ts';
import { Connection } from '../../search/connection.ts';
import type {
  BegunNew,
  Requests,
  RoleHandlers,
  Unopened,
  WorkerAnswer,
  WorkerData,
  WorkerFailure,
  WorkerQuestion,
} from '../messages.ts';

/**
 * Pages that a worker keeps, in KiB. The reader's are dropped at its first question after each commit of the writer,
 * and that question waits for it: 32 MiB took up to 60 ms, and made none of the searches quicker than 4 MiB do, as the
 * system has the file in its own cache.
 */
const CACHE_KIB = { reader: 4_096, writer: 8_192 } as const;

/** Of Linux's scale, on which 0 is usual and 19 the least. */
const BACKGROUND_PRIORITY = 10;

type Tell<Notice> = (notice: Notice) => void;

/** What a database is made of, and who answers what. */
export interface Served<W extends Requests<W>, R extends Requests<R>, Notice> {
  readonly synchronous: 'FULL' | 'NORMAL';
  readonly migrations: readonly string[];
  /** Reads a bit of all tables: damage beyond the first page shows here. */
  check(connection: Connection): void;
  writer(connection: Connection, tell: Tell<Notice>): RoleHandlers<W>;
  reader(connection: Connection): RoleHandlers<R>;
}

/** Answers main's questions on the database that it names, from this thread, so that none of them holds up main. */
export function serve<W extends Requests<W>, R extends Requests<R>, Notice>(
  served: Served<W, R, Notice | BegunNew>,
): void {
  const { role } = workerData as WorkerData;
  const tell: Tell<Notice | BegunNew | Unopened> = (notice) => parentPort?.postMessage(notice);
  const connection = open(served, tell);
  // Without a listener the thread ends by itself, after its message. An error that is thrown here instead could
  // overtake that message, and main would not learn that the file is damaged.
  if (!connection) return;
  const identity = prepare(connection);
  const handlers = role === 'writer' ? served.writer(connection, tell) : served.reader(connection);
  parentPort?.on('message', async (question: WorkerQuestion) => {
    parentPort?.postMessage(await answer(handlers, question, identity));
  });
}

/** Null where it cannot be opened: main has been told why. */
function open<W extends Requests<W>, R extends Requests<R>, Notice>(
  { synchronous, migrations, check }: Served<W, R, Notice>,
  tell: Tell<BegunNew | Unopened>,
): Connection | null {
  const { path } = workerData as WorkerData;
  try {
    const isNew = (statSync(path, { throwIfNoEntry: false })?.size ?? 0) === 0;
    const opened = new Connection(openDatabase(path, { synchronous, migrations }));
    check(opened);
    if (isNew) tell({ notice: 'new' });
    return opened;
  } catch (error) {
    tell({ notice: 'unopened', failure: { message: messageOf(error), fault: faultOf(error) } });
    return null;
  }
}

function prepare(connection: Connection): DatabaseIdentity {
  const { path, role } = workerData as WorkerData;
  connection.database.exec(`PRAGMA cache_size=-${CACHE_KIB[role]}`);
  // To the disk in portions of so many pages, so that the journal's commits find it free.
  connection.database.exec('PRAGMA wal_autocheckpoint=128');
  // What a person waits for comes before what goes on in the background. Only Linux gives a thread a
  // priority of its own; elsewhere it would be that of the whole program.
  if (role === 'writer' && process.platform === 'linux') setPriority(BACKGROUND_PRIORITY);
  return new DatabaseIdentity(path, true);
}

async function answer(
  handlers: object,
  { id, name, args }: WorkerQuestion,
  identity: DatabaseIdentity,
): Promise<WorkerAnswer> {
  try {
    if (name !== 'close') identity.check();
    const handler = handlers[name as keyof typeof handlers] as (args: unknown) => unknown;
    return { id, ok: true, value: await handler(args) };
  } catch (error) {
    identity.makeSafeToClose();
    return { id, ok: false, failure: failureOf(error) };
  }
}

/** Of a database that is open only what SQLite calls damage counts as such: a bug of ours must not. */
const failureOf = (error: unknown): WorkerFailure => ({
  message: messageOf(error),
  fault: isSpoilt(error) ? 'damaged' : 'unusable',
});

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
