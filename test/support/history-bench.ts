import type {
  HistoryFilter,
  HistoryPage,
  HistoryQuery,
  HistoryRow,
} from '#contract/model/history.ts';
import type { HistoryRun, HistoryRunsPage, HistoryRunsQuery } from '#contract/model/history-run.ts';
import { openDatabase } from '../../electron/storage/database.ts';
import { HistoryReader } from '../../electron/storage/history/search/reader.ts';
import { HISTORY_MIGRATIONS } from '../../electron/storage/history/search/schema.ts';
import { HistoryWriter } from '../../electron/storage/history/worker/writer.ts';
import { Connection } from '../../electron/storage/search/connection.ts';
import type { ExpectedRow, ExpectedRun } from './history-oracle.ts';

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

/** All runs that a filter finds, page by page; every page must lie below the one before. */
export async function allRuns(
  ask: (query: HistoryRunsQuery) => Promise<HistoryRunsPage>,
  filter: HistoryFilter,
  limit = 4,
): Promise<ExpectedRun[]> {
  const found: HistoryRun[] = [];
  let before: number | null = null;
  do {
    const page: HistoryRunsPage = await ask({ filter, before, limit });
    const above = before;
    if (page.runs.length > limit) throw new Error(`${page.runs.length} runs, asked for ${limit}`);
    if (above !== null && (page.runs[0]?.id ?? 0) >= above) throw new Error('a page overlaps');
    if (above !== null && (page.next ?? 0) >= above) throw new Error('no way on');
    found.push(...page.runs);
    before = page.next;
  } while (before !== null);
  const sorted = [...found].sort((a, b) => b.id - a.id);
  if (found.some((run, index) => run !== sorted[index])) throw new Error('not newest first');
  return found.map(({ runId, presetName, outcomes, matched, matches }) => ({
    ...{ runId, presetName, outcomes, matched },
    matches: matches.map(({ id: _, ...row }) => row),
  }));
}
