import {
  type Acknowledgement,
  ALARM_KINDS,
  alarmConditionSchema,
  type ListedAlarm,
} from '#contract/model/alarm.ts';
import { type Dismissal, dismissalSchema } from '#contract/model/dismissal.ts';
import type {
  AlarmPage,
  AlarmRepository,
  LeftAlarm,
  StoredAcknowledgement,
  StoredAlarm,
} from '../alarm-ports.ts';
import { type Database, openDatabase, prepared, transaction } from '../database.ts';

const MIGRATIONS = [
  // `rtc_streams`: of these ZEGO has said that they are, or were, on air in RTC.
  `CREATE TABLE alarms (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    condition TEXT NOT NULL,
    parts TEXT NOT NULL,
    calls INTEGER NOT NULL,
    since TEXT NOT NULL,
    ended_at TEXT
  ) STRICT;
  CREATE INDEX alarms_open ON alarms (seq) WHERE ended_at IS NULL;
  CREATE TABLE acknowledgements (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    alarm_id TEXT NOT NULL,
    by TEXT NOT NULL,
    at TEXT NOT NULL,
    parts TEXT NOT NULL
  ) STRICT;
  CREATE INDEX acknowledgements_of ON acknowledgements (alarm_id, seq);
  CREATE TABLE rtc_streams (
    app_id INTEGER NOT NULL, stream_id TEXT NOT NULL, PRIMARY KEY (app_id, stream_id)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE dismissals (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    dismissal TEXT NOT NULL
  ) STRICT;`,
] as const;

interface Row {
  readonly seq: number;
  readonly id: string;
  readonly condition: string;
  readonly parts: string;
  readonly calls: number;
  readonly since: string;
  readonly ended_at: string | null;
}

interface AcknowledgementRow extends Acknowledgement {
  readonly parts: string;
}

/** The history of alarms: a small database of the main process. `NORMAL`: what is written outlives a killed process. */
export class SqliteAlarms implements AlarmRepository {
  readonly #database: Database;

  /** @throws Error when the file cannot be opened: see `faultOf`. */
  constructor(path: string) {
    this.#database = openDatabase(path, {
      synchronous: 'NORMAL',
      migrations: MIGRATIONS,
      busyMs: 50,
    });
    // Damage beyond the first page shows here.
    this.page(null, 1);
    this.open();
  }

  write({ put, ended, at }: Parameters<AlarmRepository['write']>[0]): void {
    const insert = prepared(
      this.#database,
      `INSERT INTO alarms (id, condition, parts, calls, since) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET
         condition = excluded.condition, parts = excluded.parts, calls = excluded.calls`,
    );
    const end = prepared(this.#database, 'UPDATE alarms SET ended_at = ? WHERE id = ?');
    transaction(this.#database, () => {
      for (const { id, condition, parts, calls, since } of put)
        insert.run(id, JSON.stringify(condition), JSON.stringify(parts), calls, since);
      for (const id of ended) end.run(at, id);
    });
  }

  acknowledge(acknowledgements: readonly StoredAcknowledgement[]): void {
    const insert = prepared(
      this.#database,
      'INSERT INTO acknowledgements (alarm_id, by, at, parts) VALUES (?, ?, ?, ?)',
    );
    transaction(this.#database, () => {
      for (const { alarmId, by, at, parts } of acknowledgements)
        insert.run(alarmId, by, at, JSON.stringify(parts));
    });
  }

  open(): LeftAlarm[] {
    const sql = 'SELECT * FROM alarms WHERE ended_at IS NULL ORDER BY seq';
    const rows = prepared(this.#database, sql).all() as unknown as Row[];
    return rows.flatMap((row) => {
      const stored = storedOf(row);
      if (!stored) return [];
      const own = this.#acknowledgementsOf(row.id);
      const parts = own.flatMap((one) => JSON.parse(one.parts) as string[]);
      const newest = own.at(-1);
      const acknowledgement = newest ? { by: newest.by, at: newest.at } : null;
      return [{ ...stored, acknowledgedParts: [...new Set(parts)], acknowledgement }];
    });
  }

  page(before: number | null, limit: number): AlarmPage {
    const sql = 'SELECT * FROM alarms WHERE seq < ? ORDER BY seq DESC LIMIT ?';
    const rows = prepared(this.#database, sql).all(
      before ?? Number.MAX_SAFE_INTEGER,
      limit + 1,
    ) as unknown as Row[];
    const shown = rows.slice(0, limit);
    return {
      alarms: shown.flatMap((row) => this.#listed(row)),
      next: rows.length > limit ? (shown.at(-1)?.seq ?? null) : null,
    };
  }

  wasInRtc(appId: number, streamId: string): boolean {
    const sql = 'SELECT 1 FROM rtc_streams WHERE app_id = ? AND stream_id = ?';
    return prepared(this.#database, sql).get(appId, streamId) !== undefined;
  }

  noteInRtc(appId: number, streamIds: readonly string[]): void {
    const insert = prepared(
      this.#database,
      'INSERT OR IGNORE INTO rtc_streams (app_id, stream_id) VALUES (?, ?)',
    );
    transaction(this.#database, () => {
      for (const streamId of streamIds) insert.run(appId, streamId);
    });
  }

  dismiss(dismissal: Dismissal): void {
    const sql = 'INSERT INTO dismissals (at, dismissal) VALUES (?, ?)';
    prepared(this.#database, sql).run(dismissal.at, JSON.stringify(dismissal));
  }

  dismissals(limit: number): Dismissal[] {
    const sql = 'SELECT dismissal FROM dismissals ORDER BY seq DESC LIMIT ?';
    const rows = prepared(this.#database, sql).all(limit) as { dismissal: string }[];
    return rows.flatMap((row) => {
      // What a newer version has dismissed is left where it is.
      const { data } = dismissalSchema.safeParse(JSON.parse(row.dismissal));
      return data ? [data] : [];
    });
  }

  prune(before: number): void {
    const moment = new Date(before).toISOString();
    transaction(this.#database, () => {
      prepared(this.#database, 'DELETE FROM alarms WHERE ended_at < ?').run(moment);
      prepared(this.#database, 'DELETE FROM dismissals WHERE at < ?').run(moment);
      this.#database.exec(
        'DELETE FROM acknowledgements WHERE alarm_id NOT IN (SELECT id FROM alarms)',
      );
    });
  }

  close(): void {
    this.#database.close();
  }

  #listed(row: Row): ListedAlarm[] {
    const stored = storedOf(row);
    if (!stored) return [];
    const { condition, id, since, calls } = stored;
    const own = this.#acknowledgementsOf(id);
    const seen = new Set(own.flatMap(({ parts }) => JSON.parse(parts) as string[]));
    const acknowledgements = own.map(({ by, at }) => ({ by, at }));
    const isWhole = condition.parts.every((part) => seen.has(part));
    const acknowledged = isWhole ? (acknowledgements.at(-1) ?? null) : null;
    const { seq, ended_at: endedAt } = row;
    return [{ ...condition, id, since, calls, acknowledged, seq, endedAt, acknowledgements }];
  }

  #acknowledgementsOf(id: string): AcknowledgementRow[] {
    const sql = 'SELECT by, at, parts FROM acknowledgements WHERE alarm_id = ? ORDER BY seq';
    return prepared(this.#database, sql).all(id) as unknown as AcknowledgementRow[];
  }
}

/** Null for an alarm of a kind that this version does not know. */
function storedOf({ id, condition, parts, calls, since }: Row): StoredAlarm | null {
  const read: unknown = JSON.parse(condition);
  const { kind } = read as { kind?: unknown };
  if (!(ALARM_KINDS as readonly unknown[]).includes(kind)) return null;
  return {
    id,
    since,
    condition: alarmConditionSchema.parse(read),
    parts: JSON.parse(parts) as string[],
    calls,
  };
}
