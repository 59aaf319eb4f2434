import type {
  HistoryFilter,
  HistoryPage,
  HistoryQuery,
  HistoryRow,
} from '#contract/model/history.ts';
import type { Run } from '#contract/model/run.ts';
import { openDatabase } from '../../electron/storage/database.ts';
import { HistoryReader } from '../../electron/storage/history/search/reader.ts';
import { HISTORY_MIGRATIONS } from '../../electron/storage/history/search/schema.ts';
import { Connection } from '../../electron/storage/history/search/statements.ts';
import { migrateSome } from '../../electron/storage/history/worker/migrate.ts';
import { HistoryWriter } from '../../electron/storage/history/worker/writer.ts';
import type { ExpectedRow } from './history-oracle.ts';

/** The parts of the history in this thread, on one database. */
export function historyBench(path = ':memory:') {
  const database = openDatabase(path, { synchronous: 'NORMAL', migrations: HISTORY_MIGRATIONS });
  const connection = new Connection(database);
  const writer = new HistoryWriter(connection);
  const reader = new HistoryReader(connection);
  return {
    connection,
    writer,
    reader,
    /** Brings an older file up to date; true when it is. */
    migrate(steps = Number.POSITIVE_INFINITY): boolean {
      let left = steps;
      while (left > 0 && migrateSome(writer)) left -= 1;
      return left > 0;
    },
    close: () => database.close(),
  };
}

/** All that a filter finds, page by page; every page must lie below the one before. */
export async function allRows(
  ask: (query: HistoryQuery) => Promise<HistoryPage>,
  filter: HistoryFilter,
  limit = 7,
): Promise<ExpectedRow[]> {
  const rows: HistoryRow[] = [];
  let before: number | null = null;
  do {
    const page: HistoryPage = await ask({ filter, before, limit });
    const above = before;
    if (page.rows.length > limit) throw new Error(`${page.rows.length} rows, asked for ${limit}`);
    if (above !== null && (page.rows[0]?.id ?? 0) >= above) throw new Error('a page overlaps');
    if (above !== null && (page.next ?? 0) >= above) throw new Error('no way on');
    rows.push(...page.rows);
    before = page.next;
  } while (before !== null);
  const sorted = [...rows].sort((a, b) => b.id - a.id);
  if (rows.some((row, index) => row !== sorted[index])) throw new Error('not newest first');
  return rows.map(({ id: _, ...row }) => row);
}

/** Writes runs as versions with schema 2 did. */
export function fillOldHistory(path: string, runs: readonly Run[]): void {
  const database = openDatabase(path, {
    synchronous: 'NORMAL',
    migrations: HISTORY_MIGRATIONS.slice(0, 2),
  });
  const insertCall = database.prepare(
    `INSERT INTO calls (call_id, started_at, preset_name, account_name, practice, action,
       vendor, status, code, message, detail, end_time) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const insertOutcome = database.prepare(
    'INSERT INTO outcomes (call, stream_id, task, status, reason, code, message) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const text = (value: string | number | null | undefined) =>
    value === undefined || value === null || value === '' ? null : String(value);
  database.exec('BEGIN');
  for (const { calls, presetName, accountName, appId, practice, source, createdAt } of runs) {
    for (const call of calls) {
      const { outcome } = call;
      if (!outcome) continue;
      const detail = { call, presetName, accountName, appId, practice, source, createdAt };
      const { lastInsertRowid } = insertCall.run(
        call.id,
        call.startedAt ?? createdAt,
        presetName,
        accountName,
        practice ? 1 : 0,
        call.action,
        call.vendor,
        outcome.status,
        text(outcome.code),
        text(outcome.message),
        JSON.stringify(detail),
        call.endTime,
      );
      for (const { streamId, task, status, reason, vendorCode, vendorMessage } of outcome.streams) {
        insertOutcome.run(
          lastInsertRowid,
          streamId,
          task ?? null,
          status,
          reason ?? null,
          text(vendorCode),
          text(vendorMessage),
        );
      }
    }
  }
  database.exec('COMMIT');
  database.close();
}
