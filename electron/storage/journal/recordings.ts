import type { Recording } from '../../contract/start.ts';
import type { RecordingChanges } from '../../recording/ports.ts';
import type { Database } from '../database.ts';

/** Keeps what is known to run over a restart, one row for each stream at a vendor and account. */
export class RecordingTable {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  list(): Recording[] {
    return this.#database
      .prepare(
        `SELECT account_id AS accountId, vendor, stream_id AS streamId, preset_id AS presetId,
           call_id AS callId, since, end_time AS endTime, certainty FROM recordings`,
      )
      .all() as Recording[];
  }

  /** To be called inside the transaction that writes down why. */
  apply({ put, drop }: RecordingChanges): void {
    const drops = this.#database.prepare(
      'DELETE FROM recordings WHERE account_id = ? AND vendor = ? AND stream_id = ?',
    );
    for (const { accountId, vendor, streamId } of drop) drops.run(accountId, vendor, streamId);
    const puts = this.#database.prepare(
      'INSERT OR REPLACE INTO recordings VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    );
    for (const it of put) {
      const { accountId, vendor, streamId, presetId, callId, since, endTime, certainty } = it;
      puts.run(accountId, vendor, streamId, presetId, callId, since, endTime, certainty);
    }
  }

  /** Exactly these from now on. */
  replace(recordings: readonly Recording[]): void {
    this.#database.exec('DELETE FROM recordings');
    this.apply({ put: recordings, drop: [] });
  }

  /** Everything of one account, because nothing of it can run any more. */
  dropAccount(accountId: string): void {
    this.#database.prepare('DELETE FROM recordings WHERE account_id = ?').run(accountId);
  }

  /** What ended by itself before then (Unix seconds). */
  dropEnded(before: number): void {
    this.#database.prepare('DELETE FROM recordings WHERE end_time < ?').run(before);
  }
}
