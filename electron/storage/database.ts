import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';

export type Database = InstanceType<typeof DatabaseSync>;

/** The file was written by a newer version of the program; it is left as it is. */
export class NewerDatabase extends Error {
  override readonly name = 'NewerDatabase';
}

/** Not of the schema that we read: it must be brought up to date first. */
export class OlderDatabase extends Error {
  override readonly name = 'OlderDatabase';
}

export interface DatabaseOptions {
  /** `FULL`: each commit is on disk when it returns. `NORMAL`: on disk at the next checkpoint. */
  readonly synchronous: 'FULL' | 'NORMAL';
  /** Schema changes in order; a database that has seen n of them gets the rest. Never edit an old one. */
  readonly migrations: readonly string[];
  /** How long a statement waits for another program's lock, in milliseconds. */
  readonly busyMs?: number;
}

/** For databases of a worker, where nothing else waits. */
const BUSY_MS = 2_000;

/**
 * Opens a database in WAL mode and brings its schema up to date.
 *
 * @throws NewerDatabase when it has seen more migrations than we know.
 * @throws Error when the file cannot be opened or is not a database.
 */
export function openDatabase(path: string, options: DatabaseOptions): Database {
  const { synchronous, migrations, busyMs = BUSY_MS } = options;
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const database = new DatabaseSync(path);
  try {
    waitForLocks(database, busyMs);
    const seen = migrationsSeen(database);
    if (seen > migrations.length) {
      throw new NewerDatabase(`schema ${seen}, known ${migrations.length}`);
    }
    // Writes to the file each time, so only where it counts: before there is a table.
    if (seen === 0) database.exec('PRAGMA auto_vacuum=INCREMENTAL');
    database.exec(`PRAGMA journal_mode=WAL; PRAGMA synchronous=${synchronous};`);
    migrate(database, migrations, seen);
  } catch (error) {
    database.close();
    throw error;
  }
  return database;
}

/**
 * Opens a database for reading, of exactly the schema that we know.
 *
 * @throws Error when it cannot be opened, or has another schema.
 */
export function openForReading(
  path: string,
  { migrations, busyMs = 0 }: DatabaseOptions,
): Database {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    waitForLocks(database, busyMs);
    const seen = migrationsSeen(database);
    if (seen > migrations.length)
      throw new NewerDatabase(`schema ${seen}, known ${migrations.length}`);
    if (seen < migrations.length) throw new OlderDatabase(`schema ${seen}`);
  } catch (error) {
    database.close();
    throw error;
  }
  return database;
}

/** How long a statement waits for another program's lock, from now on, in milliseconds. */
export const waitForLocks = (database: Database, ms: number): void =>
  database.exec(`PRAGMA busy_timeout=${ms}`);

function migrationsSeen(database: Database): number {
  const row = database.prepare('PRAGMA user_version').get() as { user_version: number };
  return row.user_version;
}

function migrate(database: Database, migrations: readonly string[], seen: number): void {
  migrations.slice(seen).forEach((migration, index) => {
    transaction(database, () => {
      database.exec(migration);
      database.exec(`PRAGMA user_version=${seen + index + 1}`);
    });
  });
}

/** Runs `work` as one commit; nothing of it stays when it throws. */
export function transaction<T>(database: Database, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    // A COMMIT that failed on a full disk may have rolled back already.
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

type Statement = ReturnType<Database['prepare']>;
const compiled = new WeakMap<Database, Map<string, Statement>>();

/**
 * A statement of this database, compiled at its first use. For those that run once for each of many rows: compiling
 * one takes longer than running it. Not to be used while another use of it is being read row by row.
 */
export function prepared(database: Database, sql: string): Statement {
  const known = compiled.get(database) ?? new Map<string, Statement>();
  compiled.set(database, known);
  const statement = known.get(sql) ?? database.prepare(sql);
  known.set(sql, statement);
  return statement;
}
