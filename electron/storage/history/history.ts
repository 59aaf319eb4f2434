import type {
  HistoryDetail,
  HistoryPage,
  HistoryQuery,
  HistoryRow,
} from '../../contract/history.ts';
import type { Call } from '../../contract/outcome.ts';
import type { Run } from '../../contract/run.ts';
import { type Database, openDatabase, transaction } from '../database.ts';

const MIGRATIONS = [
  `CREATE TABLE calls (
     id INTEGER PRIMARY KEY, call_id TEXT NOT NULL UNIQUE, started_at TEXT NOT NULL,
     preset_name TEXT NOT NULL, account_name TEXT NOT NULL, practice INTEGER NOT NULL,
     action TEXT NOT NULL, vendor TEXT NOT NULL, status TEXT NOT NULL,
     code TEXT, message TEXT, detail TEXT NOT NULL
   ) STRICT;
   CREATE TABLE outcomes (
     id INTEGER PRIMARY KEY, call INTEGER NOT NULL REFERENCES calls (id), stream_id TEXT NOT NULL,
     task TEXT, status TEXT NOT NULL, reason TEXT, code TEXT, message TEXT
   ) STRICT;
   CREATE INDEX outcomes_by_call ON outcomes (call);`,
  'ALTER TABLE calls ADD COLUMN end_time INTEGER;',
];

const SELECT_ROWS = `SELECT outcomes.id, calls.call_id AS callId, started_at AS startedAt,
    preset_name AS presetName, account_name AS accountName, practice, action, vendor,
    stream_id AS streamId, task, outcomes.status, reason,
    end_time AS endTime, outcomes.code AS vendorCode, calls.code AS code,
    COALESCE(NULLIF(outcomes.message, ''), calls.message) AS message
  FROM outcomes JOIN calls ON calls.id = outcomes.call`;

const text = (value: string | number | null | undefined): string | null =>
  value === null || value === undefined || value === '' ? null : String(value);

/** The long memory: every settled call, searchable. Lives in a worker, fed from the journal. */
export class History {
  readonly #database: Database;

  /** @throws Error when the file cannot be opened as a history. */
  constructor(path: string) {
    this.#database = openDatabase(path, { synchronous: 'NORMAL', migrations: MIGRATIONS });
  }

  /**
   * Takes over settled calls. Of one that is there already only the detail is renewed (a person may have
   * added a word), so feeding twice is harmless.
   */
  add(runs: readonly Run[]): void {
    const insertCall = this.#database.prepare(
      `INSERT INTO calls (call_id, started_at, preset_name, account_name, practice, action,
         vendor, status, code, message, detail, end_time)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (call_id) DO NOTHING`,
    );
    const renew = this.#database.prepare('UPDATE calls SET detail = ? WHERE call_id = ?');
    const insertOutcome = this.#database.prepare(
      'INSERT INTO outcomes (call, stream_id, task, status, reason, code, message) VALUES (?, ?, ?, ?, ?, ?, ?)',
    );
    transaction(this.#database, () => {
      for (const { calls, ...run } of runs) {
        for (const call of calls) {
          if (!call.outcome) continue;
          const { outcome } = call;
          const { changes, lastInsertRowid } = insertCall.run(
            call.id,
            call.startedAt ?? run.createdAt,
            run.presetName,
            run.accountName,
            run.practice ? 1 : 0,
            call.action,
            call.vendor,
            outcome.status,
            text(outcome.code),
            text(outcome.message),
            JSON.stringify(detailOf(run, call)),
            call.endTime,
          );
          if (changes === 0) {
            renew.run(JSON.stringify(detailOf(run, call)), call.id);
            continue;
          }
          for (const stream of outcome.streams) {
            insertOutcome.run(
              lastInsertRowid,
              stream.streamId,
              stream.task ?? null,
              stream.status,
              stream.reason ?? null,
              text(stream.vendorCode),
              text(stream.vendorMessage),
            );
          }
        }
      }
    });
  }

  page({ before, limit }: HistoryQuery): HistoryPage {
    const rows = this.#database
      .prepare(`${SELECT_ROWS} WHERE outcomes.id < ? ORDER BY outcomes.id DESC LIMIT ?`)
      .all(before ?? Number.MAX_SAFE_INTEGER, limit) as (Omit<HistoryRow, 'practice'> & {
      practice: number;
    })[];
    const last = rows.at(-1);
    return {
      rows: rows.map((row) => ({ ...row, practice: row.practice === 1 })),
      next: last && rows.length === limit ? last.id : null,
    };
  }

  call(callId: string): HistoryDetail | null {
    const row = this.#database.prepare('SELECT detail FROM calls WHERE call_id = ?').get(callId) as
      | { detail: string }
      | undefined;
    return row ? JSON.parse(row.detail) : null;
  }

  close(): void {
    this.#database.close();
  }
}

function detailOf(run: Omit<Run, 'calls'>, call: Call): HistoryDetail {
  const { presetName, accountName, appId, practice, source, createdAt } = run;
  return { call, presetName, accountName, appId, practice, source, createdAt };
}
