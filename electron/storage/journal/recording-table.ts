import type { Recording } from '#contract/model/start.ts';
import { recordingId } from '#contract/rules/recording-id.ts';
import type { RecordingChanges } from '../../recording/ports.ts';
import { type Database, prepared } from '../database.ts';
import { GapTable } from './gap-table.ts';

interface Row {
  app_id: number;
  service: string;
  vendor: string;
  stream_id: string;
  account_id: string;
  end_time: number | null;
  /** JSON of the rest. */
  recording: string;
}

/** Keeps what is known to run over a restart, one row for each `RecordingKey`. */
export class RecordingTable {
  readonly #database: Database;
  readonly #gap: GapTable;

  constructor(database: Database) {
    this.#database = database;
    this.#gap = new GapTable(database);
  }

  list(): Recording[] {
    const rows = this.#database.prepare('SELECT * FROM recordings').all() as unknown as Row[];
    return rows.map((row) => ({
      ...JSON.parse(row.recording),
      appId: row.app_id,
      service: row.service,
      vendor: row.vendor,
      streamId: row.stream_id,
      accountId: row.account_id,
      endTime: row.end_time,
    }));
  }

  /** To be called inside the transaction that writes down why. */
  apply({ put, drop }: RecordingChanges): void {
    const drops = prepared(
      this.#database,
      'DELETE FROM recordings WHERE app_id = ? AND service = ? AND vendor = ? AND stream_id = ?',
    );
    for (const { appId, service, vendor, streamId } of drop) {
      drops.run(appId, service, vendor, streamId);
    }
    this.#gap.learn([...drop, ...put].map(recordingId));
    const puts = prepared(
      this.#database,
      'INSERT OR REPLACE INTO recordings VALUES (?, ?, ?, ?, ?, ?, ?)',
    );
    for (const { appId, service, vendor, streamId, accountId, endTime, ...rest } of put) {
      puts.run(appId, service, vendor, streamId, accountId, endTime, JSON.stringify(rest));
    }
  }

  /** Exactly these from now on. */
  replace(recordings: readonly Recording[]): void {
    this.#database.exec('DELETE FROM recordings');
    this.apply({ put: recordings, drop: [] });
  }

  /** Everything of the practice account, whose server ended with its process. */
  dropAccount(accountId: string): void {
    this.#database.prepare('DELETE FROM recordings WHERE account_id = ?').run(accountId);
  }

  /** What ended by itself before then (Unix seconds). */
  dropEnded(before: number): void {
    this.#database.prepare('DELETE FROM recordings WHERE end_time < ?').run(before);
  }
}
