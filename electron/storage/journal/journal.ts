import type { Call, OperatorVerdict } from '#contract/model/outcome.ts';
import type { Run } from '#contract/model/run.ts';
import type { RecordingChanges, Sending, Settled } from '../../recording/ports.ts';
import {
  type Database,
  openDatabase,
  openForReading,
  prepared,
  transaction,
  waitForLocks,
} from '../database.ts';
import { DatabaseIdentity } from '../database-identity.ts';
import { verdictsText } from '../stored-verdicts.ts';
import { Backlog, TO_FEED } from './backlog.ts';
import { GapTable } from './gap-table.ts';
import type { JournalContent, KnownRecordings } from './journal-content.ts';
import { JOURNAL_MIGRATIONS } from './migrations.ts';
import { type NeverSent, settleNeverSent } from './never-sent.ts';
import { entryOfRun, OccurrenceTable } from './occurrence-table.ts';
import { RecordingTable } from './recording-table.ts';
import { type CallRow, callOf, putRuns, runOf, runsOf } from './rows.ts';

/** Days that settled calls stay in the journal after the history has them; a preset's newest run stays. */
const KEEP_DAYS = 30;

const SELECT_CALLS = 'SELECT calls.*, runs.run FROM calls JOIN runs ON runs.id = calls.run_id';

const beforeWire = (database: Database) => ({
  insertRun: database.prepare(
    'INSERT INTO runs (id, preset_id, created_at, run, seq) VALUES (?, ?, ?, ?, ?)',
  ),
  insertCall: database.prepare(
    `INSERT INTO calls (id, run_id, seq, vendor, stream_ids, state, attempts, end_time, stop_at, started_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ),
  setSending: database.prepare(
    "UPDATE calls SET state='sending', attempts=?, end_time=?, stop_at=?, started_at=? WHERE id=?",
  ),
});

const IN_MEMORY = ':memory:';

/** A commit of main waits so long for another program's lock, in milliseconds: too short to notice. */
const BUSY_MS = 50;

export interface JournalOptions {
  readonly access?: 'write' | 'read';
  /** How long to wait for another program's lock, in milliseconds. */
  readonly busyMs?: number;
}

/**
 * What was meant, what was sent and what came back, each on disk before the next step: a small SQLite
 * database of the main process with `synchronous=FULL`.
 */
export class SqliteJournal {
  readonly recordings: RecordingTable;
  readonly gap: GapTable;
  readonly occurrences: OccurrenceTable;
  readonly #path: string;
  readonly #database: Database;
  readonly #backlog: Backlog;
  #identity: DatabaseIdentity | null = null;
  /** What runs between a click and its request, and so is compiled once. */
  readonly #beforeWire: ReturnType<typeof beforeWire>;

  /** @throws Error when the file cannot be opened as a journal: see `faultOf`. */
  constructor(path: string, { access = 'write', busyMs = BUSY_MS }: JournalOptions = {}) {
    const options = { synchronous: 'FULL', migrations: JOURNAL_MIGRATIONS, busyMs } as const;
    this.#path = path;
    const open = access === 'write' ? openDatabase : openForReading;
    this.#database = open(path, options);
    this.recordings = new RecordingTable(this.#database);
    this.gap = new GapTable(this.#database);
    this.occurrences = new OccurrenceTable(this.#database);
    this.#beforeWire = beforeWire(this.#database);
    this.#backlog = new Backlog(this.#database);
  }

  /** The run, and in the same commit that the planned start it is for was begun. */
  createRun({ calls, ...run }: Run): void {
    const entry = entryOfRun(run);
    const { insertRun, insertCall } = this.#beforeWire;
    transaction(this.#database, () => {
      insertRun.run(run.id, run.presetId, run.createdAt, JSON.stringify(run), run.seq);
      if (entry) this.occurrences.put([entry]);
      calls.forEach((call, seq) => {
        const { id, vendor, state, attempts, endTime, stopAt = null, startedAt } = call;
        const place = [id, run.id, seq, vendor, JSON.stringify(call.streamIds)];
        insertCall.run(...place, state, attempts, endTime, stopAt, startedAt);
      });
    });
  }

  markSending(callId: string, { attempt, endTime, stopAt, startedAt }: Sending): void {
    this.#beforeWire.setSending.run(attempt, endTime, stopAt ?? null, startedAt, callId);
  }

  markQueued(callId: string): void {
    this.#database.prepare("UPDATE calls SET state='queued' WHERE id=?").run(callId);
  }

  settle(callId: string, settled: Settled): void {
    this.settleAll([{ ...settled, callId }]);
  }

  settleAll(settled: readonly (Settled & { readonly callId: string })[]): void {
    const statement = prepared(
      this.#database,
      "UPDATE calls SET state='settled', outcome=?, duration_ms=? WHERE id=?",
    );
    transaction(this.#database, () => {
      for (const { callId, outcome, durationMs, effects } of settled) {
        statement.run(JSON.stringify(outcome), durationMs, callId);
        this.recordings.apply(effects);
      }
    });
  }

  /** Settles what a crash left waiting, where it is known of each call whether it was sent. */
  settleNeverSent(outcomeOf: NeverSent): void {
    settleNeverSent(this.#database, outcomeOf);
  }

  /** A call with its run, or null when the journal has it no more. */
  find(callId: string): Run | null {
    return runsOf(this.#rows('WHERE calls.id = ?', callId))[0] ?? null;
  }

  /** Kept with the call, apart from the outcome; the history gets it again. */
  setVerdicts(id: string, verdicts: readonly OperatorVerdict[], effects: RecordingChanges): void {
    transaction(this.#database, () => {
      this.#database
        .prepare('UPDATE calls SET words = ?, in_history = 0 WHERE id = ?')
        .run(verdictsText(verdicts), id);
      this.recordings.apply(effects);
    });
  }

  /** Calls that a crash left before their outcome, each with its run. */
  orphans(): Run[] {
    return runsOf(this.#rows("WHERE state <> 'settled'"));
  }

  /** Settled calls that the history has not taken over yet, oldest first, with their runs. */
  pendingForHistory(limit: number): Run[] {
    const ids = JSON.stringify(this.#backlog.oldest(limit));
    const rows = this.#rows(
      `WHERE ${TO_FEED} AND calls.id IN (SELECT value FROM json_each(?)) ORDER BY runs.seq, calls.seq`,
      ids,
    );
    return runsOf(rows);
  }

  /** Of a call that got a verdict in the meantime the history has an old state: it is fed again. */
  markFed(calls: readonly Pick<Call, 'id' | 'verdicts'>[]): void {
    const statement = this.#database.prepare(
      'UPDATE calls SET in_history = 1 WHERE id = ? AND words = ?',
    );
    transaction(this.#database, () => {
      for (const { id, verdicts } of calls) statement.run(id, verdictsText(verdicts));
    });
    this.#backlog.took(calls.map(({ id }) => id));
  }

  /** The history was lost: it gets again all that is here. False where it never had anything of it. */
  feedAgain(): boolean {
    this.#backlog.forget();
    const { changes } = this.#database
      .prepare('UPDATE calls SET in_history = 0 WHERE in_history = 1')
      .run();
    return Number(changes) > 0;
  }

  /** The number of the newest run; 0 when there is none. */
  lastSeq(): number {
    const last = this.#database.prepare('SELECT COALESCE(MAX(seq), 0) AS seq FROM runs').get();
    return (last as { seq: number }).seq;
  }

  /** The newest run of each preset, so that a restart shows what was last known. */
  newestRuns(): Run[] {
    const ids = this.#database
      .prepare('SELECT preset_id, id, MAX(seq) FROM runs GROUP BY preset_id')
      .all() as { id: string }[];
    return ids.flatMap(({ id }) => this.findRun(id));
  }

  /** The runs of a preset from one on up to another, without that one, oldest first: none where the first is gone. */
  runsBetween(presetId: string, fromRunId: string, beforeSeq: number): Run[] {
    const isWanted = 'runs.seq < ? AND runs.seq >= (SELECT seq FROM runs WHERE id = ?)';
    const where = `WHERE runs.preset_id = ? AND ${isWanted} ORDER BY runs.seq, calls.seq`;
    return runsOf(this.#rows(where, presetId, beforeSeq, fromRunId));
  }

  /** Runs that were begun since then, oldest first, with those of their calls that may have been sent. */
  runsSince(since: Date): Run[] {
    return runsOf(
      this.#rows(
        'WHERE runs.created_at >= ? AND calls.started_at IS NOT NULL ORDER BY runs.seq, calls.seq',
        since.toISOString(),
      ),
    );
  }

  /** Drops the runs that the history holds and the journal no longer needs. */
  prune(nowMs: number): void {
    const before = new Date(nowMs - KEEP_DAYS * 86_400_000).toISOString();
    const old = `SELECT id FROM runs AS old WHERE created_at < ?
      AND EXISTS (SELECT 1 FROM runs WHERE preset_id = old.preset_id AND seq > old.seq)
      AND NOT EXISTS (SELECT 1 FROM calls WHERE run_id = old.id AND in_history = 0)`;
    transaction(this.#database, () => {
      const ids = this.#database.prepare(old).all(before) as { id: string }[];
      const dropCalls = this.#database.prepare('DELETE FROM calls WHERE run_id = ?');
      const dropRun = this.#database.prepare('DELETE FROM runs WHERE id = ?');
      this.occurrences.dropBefore(nowMs - KEEP_DAYS * 86_400_000);
      for (const { id } of ids) {
        dropCalls.run(id);
        dropRun.run(id);
      }
    });
  }

  /** Everything that a start reads: damage beyond the first page shows here. */
  content(): JournalContent {
    const content = {
      recordings: this.recordings.list(),
      orphans: this.orphans(),
      newestRuns: this.newestRuns(),
      lastSeq: this.lastSeq(),
      gap: this.gap.read(),
      occurrences: this.occurrences.list(),
    };
    // Now its -wal and -shm are there.
    if (this.#path !== IN_MEMORY) this.#identity = new DatabaseIdentity(this.#path);
    return content;
  }

  /** Lays runs over what is there, each with those calls that it has, as they are now. */
  put(runs: readonly Run[], now: KnownRecordings | null = null): void {
    transaction(this.#database, () => {
      putRuns(this.#database, runs);
      if (!now) return;
      this.occurrences.put(now.occurrences ?? []);
      this.recordings.replace(now.recordings);
      if (now.known === null) this.gap.close();
      else this.gap.learn(now.known);
    });
  }

  /** Runs by their ids, each with all calls that are here. */
  runs(ids: Iterable<string>): Run[] {
    return [...ids].flatMap((id) => this.findRun(id));
  }

  /** The history has all that has settled by now. */
  markAllFed(): void {
    this.#database.exec("UPDATE calls SET in_history = 1 WHERE state = 'settled'");
  }

  /** How long a commit waits for another program's lock, from now on, in milliseconds. */
  waitForLocks(ms = BUSY_MS): void {
    waitForLocks(this.#database, ms);
  }

  /**
   * To be called before each step, since SQLite itself does not notice it.
   *
   * @throws DatabaseReplaced when its files were removed, replaced or cut from outside.
   */
  checkIdentity(): void {
    this.#identity?.check();
  }

  /** To be called before a file that was replaced is renamed and closed. */
  makeSafeToClose(): void {
    this.#identity?.makeSafeToClose();
  }

  close(): void {
    this.#database.close();
  }

  /** A run with its calls; none when the journal has it no more. */
  findRun(id: string): Run[] {
    const rows = this.#rows('WHERE run_id = ? ORDER BY calls.seq', id);
    const [first] = rows;
    if (!first) return [];
    const run = runOf(first);
    return [{ ...run, calls: rows.map((row) => callOf(row, run)) }];
  }

  #rows(where: string, ...parameters: (string | number)[]): CallRow[] {
    const statement = prepared(this.#database, `${SELECT_CALLS} ${where}`);
    return statement.all(...parameters) as unknown as CallRow[];
  }
}
