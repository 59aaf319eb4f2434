import {
  type HistoryFoundRun,
  type HistoryRun,
  type HistoryRunSummary,
  MAX_RUN_MATCHES,
} from '#contract/model/history-run.ts';
import type { Connection } from '../../search/connection.ts';
import { type Finder, predicateOf, type Search } from '../../search/finder.ts';
import { rowsOf } from './rows.ts';

/** Entries looked at in one round: several of one run may meet the filter. */
const ROUND = 256;

export interface RunsWanted {
  /** Runs with a lower id. */
  readonly before: number;
  readonly limit: number;
  /** By the clock of `performance.now`. */
  readonly deadline: number;
}

export interface RunsFound {
  readonly runs: HistoryRun[];
  /** Every run from this id up has been looked at; null at the end. */
  readonly next: number | null;
}

interface RunRow {
  readonly id: number;
  readonly last: number;
  readonly summary: string;
}

/** Whether a search is for everything there is. */
export const isForAll = ({ conditions, range }: Search): boolean =>
  conditions.length === 0 && range.predicate === null;

/** Hand-overs of a run that its line names, and how many runs after it are looked at for them. */
const MOST_CONTINUING = 50;
const LOOKED_AT = 20_000;

/** One run by the id that the journal gave it; null where it is not there. Newer runs are found sooner. */
export function runById(connection: Connection, runId: string): HistoryFoundRun | null {
  const row = connection.get<RunRow>(
    'SELECT id, last, summary FROM runs WHERE run_id = ? ORDER BY id DESC LIMIT 1',
    runId,
  );
  if (!row) return null;
  const later = connection.all<{ runId: string }>(
    `SELECT run_id AS runId FROM (SELECT * FROM runs WHERE id > ? ORDER BY id LIMIT ${LOOKED_AT})
       WHERE run_id <> ? AND json_extract(summary, '$.continues') = ?
       GROUP BY run_id ORDER BY MIN(id) LIMIT ${MOST_CONTINUING}`,
    row.id,
    runId,
    runId,
  );
  const summary = JSON.parse(row.summary) as HistoryRunSummary;
  return { ...summary, continuedBy: later.map((one) => one.runId) };
}

/** The runs of all, by their own list. */
export function newestRuns(connection: Connection, { before, limit }: RunsWanted): RunsFound {
  const rows = connection.all<RunRow>(
    'SELECT id, last, summary FROM runs WHERE id < ? ORDER BY id DESC LIMIT ?',
    before,
    limit,
  );
  const runs = rows.map((row) => lineOf(row, []));
  return { runs, next: rows.length < limit ? null : (rows.at(-1)?.id ?? null) };
}

/**
 * Runs with an entry that meets the search, newest first, until `limit` are found, all are looked at, or time is
 * up. The entries of a run lie together: from one that was found the search goes on before the run's first.
 */
export function findRuns(
  connection: Connection,
  finder: Finder,
  search: Search,
  { before, limit, deadline }: RunsWanted,
): RunsFound {
  const predicate = predicateOf(search);
  const found: { row: RunRow; ids: number[] }[] = [];
  let at = before;
  let isComplete = false;
  const isOver = () => isComplete || found.length === limit || performance.now() >= deadline;
  do {
    const { ids, floor, complete } = finder.find(search, at, ROUND, deadline);
    const rows = runsOf(connection, ids, at);
    for (const row of rows) {
      at = row.id;
      found.push({ row, ids: entriesOf(connection, row, predicate) });
      isComplete = complete && row === rows.at(-1);
      if (isOver()) break;
    }
    if (rows.length === 0 || found.at(-1)?.row === rows.at(-1)) {
      at = Math.min(at, floor);
      isComplete = complete;
    }
  } while (!isOver());
  return { runs: withMatches(connection, found), next: isComplete ? null : at };
}

/** The runs of these entries, newest first, each once. */
function runsOf(connection: Connection, ids: readonly number[], before: number): RunRow[] {
  return connection.all<RunRow>(
    `SELECT id, last, summary FROM runs WHERE id < ? AND id IN
       (SELECT (SELECT MAX(id) FROM runs WHERE id <= c.value) FROM json_each(?) AS c)
       ORDER BY id DESC`,
    before,
    JSON.stringify(ids),
  );
}

const entriesOf = (connection: Connection, { id, last }: RunRow, predicate: string): number[] =>
  connection
    .all<{ id: number }>(
      `SELECT e.id FROM entries AS e NOT INDEXED WHERE e.id BETWEEN ? AND ?${predicate}
         ORDER BY e.id`,
      id,
      last,
    )
    .map((entry) => entry.id);

function withMatches(
  connection: Connection,
  found: readonly { row: RunRow; ids: readonly number[] }[],
): HistoryRun[] {
  const shown = found.map(({ ids }) => ids.slice(0, MAX_RUN_MATCHES));
  const rows = new Map(rowsOf(connection, shown.flat()).map((row) => [row.id, row]));
  return found.map(({ row, ids }, at) => ({
    ...lineOf(row, ids),
    matches: (shown[at] ?? []).flatMap((id) => rows.get(id) ?? []),
  }));
}

const lineOf = ({ id, summary }: RunRow, ids: readonly number[]): HistoryRun => ({
  ...(JSON.parse(summary) as HistoryRunSummary),
  id,
  matched: ids.length,
  matches: [],
});

/** Entries of one run, in the order of its calls. */
export const entriesOfRun = (connection: Connection, run: number): number[] =>
  connection
    .all<{ id: number }>(
      `SELECT e.id FROM runs AS r CROSS JOIN entries AS e NOT INDEXED
         ON e.id BETWEEN r.id AND r.last WHERE r.id = ? ORDER BY e.id`,
      run,
    )
    .map(({ id }) => id);
