import { lstatSync, readFileSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from '@photostructure/sqlite';

/** SQLite's result code for a lock that another process holds. */
const BUSY = 5;

export type InstanceLock =
  /** Until the process ends, however it ends: the kernel drops it then. */
  | { readonly kind: 'held'; release(): void }
  /** `processId` is null where the holder left no word. */
  | { readonly kind: 'busy'; readonly processId: number | null };

/** A database that nothing refers to is collected and closed, and its lock with it. */
const KEPT = new Set<InstanceType<typeof DatabaseSync>>();

interface Held {
  readonly path: string;
  readonly database: InstanceType<typeof DatabaseSync>;
}

/**
 * The right to be the one process that works on a folder of user data. Chromium's own lock kills a holder
 * that has not answered for 20 s; this one never touches the holder. An empty SQLite database in an exclusive
 * transaction gives a lock of the kernel's (`fcntl`, on Windows `LockFileEx`) that dies with its process and
 * survives a process that is stopped.
 *
 * @param files Every lock file that is to be held. One that cannot be made or locked (a folder that takes no
 *   changes, a file system without locks) is left out: a process that cannot lock still has to record.
 */
export function acquireInstanceLock(files: readonly string[]): InstanceLock {
  const held: Held[] = [];
  const release = () => {
    for (const { database } of held.splice(0)) {
      KEPT.delete(database);
      database.close();
    }
  };
  for (const path of files) {
    const database = lock(path);
    if (database === 'busy') {
      release();
      return { kind: 'busy', processId: readHolder(path) };
    }
    if (!database) continue;
    held.push({ path, database });
    KEPT.add(database);
  }
  for (const { path } of held) noteHolder(path);
  return { kind: 'held', release };
}

function lock(path: string): Held['database'] | 'busy' | null {
  let database: Held['database'] | null = null;
  try {
    if (!isFileOrAbsent(path)) return null;
    database = new DatabaseSync(path);
    // Nothing is ever written: a journal would only be a second file beside it.
    database.exec('PRAGMA busy_timeout=0; PRAGMA journal_mode=MEMORY; BEGIN EXCLUSIVE');
    return database;
  } catch (error) {
    database?.close();
    return (error as { errcode?: number }).errcode === BUSY ? 'busy' : null;
  }
}

/** SECURITY: lstat, so that no link leads the lock elsewhere, and no pipe is opened. */
function isFileOrAbsent(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isFile() ?? true;
}

const noteOf = (path: string): string => `${path}.pid`;

/** In a file of its own: opening and closing the locked file in this process would drop the lock. */
function noteHolder(path: string): void {
  try {
    if (isFileOrAbsent(noteOf(path))) {
      writeFileSync(noteOf(path), `${process.pid}\n`, { mode: 0o600 });
    }
  } catch {
    // A full disk: a second process then cannot name this one.
  }
}

function readHolder(path: string): number | null {
  try {
    if (!isFileOrAbsent(noteOf(path))) return null;
    const processId = Number(readFileSync(noteOf(path), 'utf8').trim());
    return Number.isSafeInteger(processId) && processId > 0 && isAlive(processId)
      ? processId
      : null;
  } catch {
    return null;
  }
}

/** The note may be of an earlier holder, where the present one could not write its own. */
function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
