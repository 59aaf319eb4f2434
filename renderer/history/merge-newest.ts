import type { HistoryPage } from '../../electron/contract/history.ts';

export interface Merged {
  readonly pages: readonly HistoryPage[];
  /** Rows that came on top: by so many the view must move to stay where it is. */
  readonly added: number;
}

/**
 * Puts the newest page on top of the pages that are held. Rows never change once they are written, so only
 * new ones matter. Null when the newest page does not reach down to what is held: then there is a gap, and
 * the list must begin anew.
 */
export function mergeNewest(pages: readonly HistoryPage[], newest: HistoryPage): Merged | null {
  const [first, ...rest] = pages;
  const top = first?.rows[0];
  if (!first || !top) return { pages: [newest], added: newest.rows.length };
  const fresh = newest.rows.filter((row) => row.id > top.id);
  const reachesDown = fresh.length < newest.rows.length || newest.next === null;
  if (!reachesDown) return null;
  if (fresh.length === 0) return { pages, added: 0 };
  return { pages: [{ ...first, rows: [...fresh, ...first.rows] }, ...rest], added: fresh.length };
}
