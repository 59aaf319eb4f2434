import { MAX_HISTORY_PAGE } from '#contract/model/history.ts';

/** A page of rows, or of runs: fewer than asked for do not mean that it is the last. */
export interface ItemPage<T> {
  readonly rows: readonly T[];
  readonly next: number | null;
  readonly searchedTo: string | null;
}

/** Where rows come from; each rejects with a `RefusedError`. */
export interface RowSource<T> {
  /** Rows that meet the filter, with an id below `before`. */
  page(before: number | null, limit: number): Promise<ItemPage<T>>;
  /** The newest id of all, whatever the filter; null where that need not be known: each row meets it. */
  newest: (() => Promise<number>) | null;
}

/** Rows that are asked for at once. */
export const PAGE = 100;

/** All rows from one id down to another, both included; about so many. */
export async function rowsBetween<T extends { readonly id: number }>(
  source: RowSource<T>,
  top: number,
  bottom: number,
  count: number,
): Promise<T[]> {
  const found: T[] = [];
  let before: number | null = top + 1;
  let limit = Math.min(count, MAX_HISTORY_PAGE);
  while (before !== null && before > bottom) {
    const page: ItemPage<T> = await source.page(before, limit);
    found.push(...page.rows.filter(({ id }) => id >= bottom));
    before = page.next;
    limit = PAGE;
  }
  return found;
}
