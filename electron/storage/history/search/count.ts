import type { Count, HistoryCount } from '#contract/model/history.ts';
import { totalRows } from '../../search/conditions.ts';
import type { Connection } from '../../search/connection.ts';
import type { Finder, Search } from '../../search/finder.ts';
import { isForAll } from './run-lines.ts';
import { KINDS } from './schema.ts';

/** How long a count may look, in milliseconds; what it has not seen then is estimated. */
const BUDGET_MS = 25;
/** Newest entries of which the runs are counted; for older ones the share of these stands. */
const SAMPLE = 4_096;

/** How many entries a search finds, and of how many runs: exactly, or from the part that could be looked at in time. */
export function countOf(connection: Connection, finder: Finder, search: Search): HistoryCount {
  if (isForAll(search)) {
    const runs = { count: totalRuns(connection), exact: true };
    return { count: totalRows(connection, KINDS.vendor), exact: true, runs };
  }
  const { count, ids } = countEntries(finder, search);
  return { ...count, runs: countRuns(connection, count, ids) };
}

/** The count, and the newest of the entries. */
function countEntries(finder: Finder, search: Search): { count: Count; ids: readonly number[] } {
  const { conditions, range } = search;
  const [only] = conditions;
  const deadline = performance.now() + BUDGET_MS;
  const find = (limit: number) => finder.find(search, range.last + 1, limit, deadline);
  if (only?.counted && conditions.length === 1 && range.predicate === null) {
    return { count: { count: only.rows, exact: true }, ids: find(SAMPLE).ids };
  }
  const { ids, floor, complete } = find(Infinity);
  if (complete) return { count: { count: ids.length, exact: true }, ids };
  const share = (range.last + 1 - floor) / (range.last + 1 - range.first);
  const most = Math.min(range.rows, ...conditions.map(({ rows }) => rows));
  return { count: { count: Math.min(most, Math.round(ids.length / share)), exact: false }, ids };
}

function countRuns(connection: Connection, entries: Count, ids: readonly number[]): Count {
  const sample = ids.slice(0, SAMPLE);
  const sql = `SELECT COUNT(DISTINCT (SELECT MAX(id) FROM runs WHERE id <= c.value)) AS n
    FROM json_each(?) AS c`;
  const seen = connection.get<{ n: number }>(sql, JSON.stringify(sample))?.n ?? 0;
  if (entries.exact && entries.count === sample.length) return { count: seen, exact: true };
  const share = sample.length === 0 ? 0 : seen / sample.length;
  return { count: Math.round(entries.count * share), exact: false };
}

const totalRuns = (connection: Connection): number =>
  connection.get<{ n: number }>("SELECT n FROM totals WHERE name = 'runs'")?.n ?? 0;
