import { type Call, callOutcomeSchema } from '../contract/outcome.ts';
import type { Run } from '../contract/run.ts';
import type { Journal, Sending, Settled } from '../recording/ports.ts';
import { type Database, openDatabase, transaction } from './database.ts';

const MIGRATIONS = [
  `CREATE TABLE runs (
     id TEXT PRIMARY KEY, preset_id TEXT NOT NULL, created_at TEXT NOT NULL, run TEXT NOT NULL
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX runs_by_preset ON runs (preset_id, created_at);
   CREATE TABLE calls (
     id TEXT PRIMARY KEY, run_id TEXT NOT NULL REFERENCES runs (id), seq INTEGER NOT NULL,
     vendor TEXT NOT NULL, stream_ids TEXT NOT NULL, state TEXT NOT NULL,
     attempts INTEGER NOT NULL DEFAULT 0, end_time INTEGER, started_at TEXT, duration_ms INTEGER,
     outcome TEXT, in_history INTEGER NOT NULL DEFAULT 0
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX calls_by_run ON calls (run_id, seq);
   CREATE INDEX calls_open ON calls (state) WHERE state <> 'settled';
   CREATE INDEX calls_to_feed ON calls (in_history) WHERE in_history = 0;`,
];

/** Days that settled calls stay in the journal after the history has them; a preset's newest run stays. */
const KEEP_DAYS = 30;

interface CallRow {
  id: string;
  run_id: string;
  vendor: string;
  stream_ids: string;
  state: string;
  attempts: number;
  end_time: number | null;
  started_at: string | null;
  duration_ms: number | null;
  outcome: string | null;
  run: string;
}

const SELECT_CALLS = 'SELECT calls.*, runs.run FROM calls JOIN runs ON runs.id = calls.run_id';

/**
 * What was meant, what was sent and what came back, each on disk before the next step: a small SQLite
 * database of the main process with `synchronous=FULL`.
 */
export class SqliteJournal implements Journal {
  readonly #database: Database;

  /** @throws Error when the file cannot be opened as a journal. */
  constructor(path: string) {
    this.#database = openDatabase(path, { synchronous: 'FULL', migrations: MIGRATIONS });
  }

  createRun({ calls, ...run }: Run): void {
    const insertRun = this.#database.prepare('INSERT INTO runs VALUES (?, ?, ?, ?)');
    const insertCall = this.#database.prepare(
      'INSERT INTO calls (id, run_id, seq, vendor, stream_ids, state) VALUES (?, ?, ?, ?, ?, ?)',
    );
    transaction(this.#database, () => {
      insertRun.run(run.id, run.presetId, run.createdAt, JSON.stringify(run));
      calls.forEach(({ id, vendor, streamIds, state }, seq) => {
        insertCall.run(id, run.id, seq, vendor, JSON.stringify(streamIds), state);
      });
    });
  }

  markSending(callId: string, { attempt, endTime, startedAt }: Sending): void {
    this.#database
      .prepare("UPDATE calls SET state='sending', attempts=?, end_time=?, started_at=? WHERE id=?")
      .run(attempt, endTime, startedAt, callId);
  }

  markQueued(callId: string): void {
    this.#database.prepare("UPDATE calls SET state='queued' WHERE id=?").run(callId);
  }

  settle(callId: string, { outcome, durationMs }: Settled): void {
    this.#database
      .prepare("UPDATE calls SET state='settled', outcome=?, duration_ms=? WHERE id=?")
      .run(JSON.stringify(outcome), durationMs, callId);
  }

  /** Calls that a crash left before their outcome. */
  orphans(): Call[] {
    return this.#calls("WHERE state <> 'settled'");
  }

  /** Settled calls that the history has not taken over yet, oldest first, with their runs. */
  toFeed(limit: number): Run[] {
    const rows = this.#rows(
      "WHERE in_history = 0 AND state = 'settled' ORDER BY runs.created_at, seq LIMIT ?",
      limit,
    );
    return rows.map((row) => ({ ...runOf(row), calls: [callOf(row)] }));
  }

  markFed(callIds: readonly string[]): void {
    const statement = this.#database.prepare('UPDATE calls SET in_history = 1 WHERE id = ?');
    transaction(this.#database, () => {
      for (const id of callIds) statement.run(id);
    });
  }

  /** The newest run of each preset, so that a restart shows what was last known. */
  newestRuns(): Run[] {
    const ids = this.#database
      .prepare('SELECT preset_id, id, MAX(created_at) FROM runs GROUP BY preset_id')
      .all() as { id: string }[];
    return ids.flatMap(({ id }) => {
      const rows = this.#rows('WHERE run_id = ? ORDER BY seq', id);
      const [first] = rows;
      return first ? [{ ...runOf(first), calls: rows.map(callOf) }] : [];
    });
  }

  /** Drops what the history holds and nobody asks the journal for any more. */
  prune(nowMs: number): void {
    const before = new Date(nowMs - KEEP_DAYS * 86_400_000).toISOString();
    const old = `SELECT id FROM runs AS old WHERE created_at < ?
      AND EXISTS (SELECT 1 FROM runs WHERE preset_id = old.preset_id AND created_at > old.created_at)
      AND NOT EXISTS (SELECT 1 FROM calls WHERE run_id = old.id AND in_history = 0)`;
    transaction(this.#database, () => {
      const ids = this.#database.prepare(old).all(before) as { id: string }[];
      const dropCalls = this.#database.prepare('DELETE FROM calls WHERE run_id = ?');
      const dropRun = this.#database.prepare('DELETE FROM runs WHERE id = ?');
      for (const { id } of ids) {
        dropCalls.run(id);
        dropRun.run(id);
      }
    });
  }

  close(): void {
    this.#database.close();
  }

  #calls(where: string): Call[] {
    return this.#rows(where).map(callOf);
  }

  #rows(where: string, ...parameters: (string | number)[]): CallRow[] {
    return this.#database.prepare(`${SELECT_CALLS} ${where}`).all(...parameters) as CallRow[];
  }
}

const runOf = (row: CallRow): Omit<Run, 'calls'> => JSON.parse(row.run);

function callOf(row: CallRow): Call {
  return {
    id: row.id,
    runId: row.run_id,
    action: runOf(row).action,
    vendor: row.vendor as Call['vendor'],
    streamIds: JSON.parse(row.stream_ids),
    state: row.state as Call['state'],
    attempts: row.attempts,
    endTime: row.end_time,
    startedAt: row.started_at,
    durationMs: row.duration_ms,
    outcome: row.outcome === null ? null : callOutcomeSchema.parse(JSON.parse(row.outcome)),
  };
}
