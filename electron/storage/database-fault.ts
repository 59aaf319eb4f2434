import { NewerDatabase } from './database.ts';
import { DatabaseReplaced } from './database-identity.ts';

/**
 * What an error of a database means for its file.
 * `damaged`: the content is not what we wrote, and waiting cures nothing. `newer`: a newer version of the
 * program wrote it. `unusable`: locked, full, read-only, out of reach: true now, perhaps not in a moment.
 */
export type DatabaseFault = 'damaged' | 'newer' | 'unusable';

/** Primary result codes of SQLite (https://sqlite.org/rescode.html). */
const SQLITE = {
  error: 1,
  busy: 5,
  locked: 6,
  ioerr: 10,
  corrupt: 11,
  full: 13,
  notadb: 26,
} as const;

/** NOTADB and CORRUPT, and ERROR: a sound database that lacks our tables is not ours. */
const DAMAGED: ReadonlySet<number> = new Set([SQLITE.error, SQLITE.corrupt, SQLITE.notadb]);

/** The one place that decides whether a file may be quarantined: only a `damaged` one. */
export function faultOf(error: unknown): DatabaseFault {
  if (error instanceof NewerDatabase) return 'newer';
  const code = primaryCode(error);
  if (code !== null) return DAMAGED.has(code) ? 'damaged' : 'unusable';
  // Errors of the file system (no rights, no room, a file in the way) carry a number; a row that cannot be
  // parsed does not.
  return isSystemError(error) ? 'unusable' : 'damaged';
}

/** While a database is open: its content is not what we wrote, or its files are others. */
export function isSpoilt(error: unknown): boolean {
  const code = primaryCode(error);
  return error instanceof DatabaseReplaced || code === SQLITE.corrupt || code === SQLITE.notadb;
}

/** No room on the disk, or a write that failed for another reason of the disk: giving room back may help. */
export const mayLackRoom = (error: unknown): boolean => {
  const code = primaryCode(error);
  return code === SQLITE.full || code === SQLITE.ioerr;
};

/** After these nothing of the transaction can be on disk; after a failed sync it may be. */
export const surelyUnwritten = (error: unknown): boolean => primaryCode(error) !== SQLITE.ioerr;

function primaryCode(error: unknown): number | null {
  const code = (error as { errcode?: unknown } | null)?.errcode;
  return typeof code === 'number' ? code & 0xff : null;
}

const isSystemError = (error: unknown): boolean =>
  typeof (error as { errno?: unknown } | null)?.errno === 'number';

/** Another program holds a lock on it. */
export const isLocked = (error: unknown): boolean => {
  const code = primaryCode(error);
  return code === SQLITE.busy || code === SQLITE.locked;
};
