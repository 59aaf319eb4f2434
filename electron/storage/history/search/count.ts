import type { HistoryCount } from '#contract/model/history.ts';
import type { Finder, Search } from './finder.ts';
import { totalRows } from './search-conditions.ts';
import type { Connection } from './statements.ts';

/** How long a count may look, in milliseconds; what it has not seen then is estimated. */
const BUDGET_MS = 25;

/** How many entries a search finds: exactly, or from the part that could be looked at in time. */
export function countOf(connection: Connection, finder: Finder, search: Search): HistoryCount {
  const { conditions, range } = search;
  if (conditions.length === 0 && range.predicate === null) {
    return { count: totalRows(connection), exact: true };
  }
  const [only] = conditions;
  if (only?.counted && conditions.length === 1 && range.predicate === null) {
    return { count: only.rows, exact: true };
  }
  const deadline = performance.now() + BUDGET_MS;
  const { ids, floor, complete } = finder.find(search, range.last + 1, Infinity, deadline);
  if (complete) return { count: ids.length, exact: true };
  const share = (range.last + 1 - floor) / (range.last + 1 - range.first);
  const most = Math.min(range.rows, ...conditions.map(({ rows }) => rows));
  return { count: Math.min(most, Math.round(ids.length / share)), exact: false };
}
