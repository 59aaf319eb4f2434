import { type HistoryRow, MAX_HISTORY_PAGE } from '#contract/model/history.ts';

/** Rows that lie together. Without `rows` they were let go, and can be asked for again by their ids. */
export interface RowPage {
  /** The newest and the oldest id in it. */
  readonly top: number;
  readonly bottom: number;
  readonly count: number;
  readonly rows: readonly HistoryRow[] | null;
}

interface HeldPage {
  page: RowPage;
  /** Place of its first row, counted from where the list once began; less than zero for what came since. */
  start: number;
}

const pageOf = (rows: readonly HistoryRow[]): RowPage => ({
  top: rows[0]?.id ?? 0,
  bottom: rows.at(-1)?.id ?? 0,
  count: rows.length,
  rows,
});

/**
 * All rows that were found, newest first, of which few are in memory: the others are three numbers a page.
 * So a list of a million rows costs what a list of thousands does.
 */
export class RowPages {
  readonly #held: HeldPage[] = [];
  #total = 0;

  get total(): number {
    return this.#total;
  }

  /** Undefined where the row was let go, or there is none. */
  rowAt(index: number): HistoryRow | undefined {
    const held = this.#heldAt(index);
    return held?.page.rows?.[index - this.#placeOf(held)];
  }

  /** Older rows, after all that are there. */
  append(rows: readonly HistoryRow[]): void {
    if (rows.length === 0) return;
    const last = this.#held.at(-1);
    if (last?.page.rows && last.page.count + rows.length <= MAX_HISTORY_PAGE) {
      last.page = pageOf([...last.page.rows, ...rows]);
    } else {
      this.#held.push({ page: pageOf(rows), start: this.#end() });
    }
    this.#total += rows.length;
  }

  /** Newer rows, before all that are there. */
  prepend(rows: readonly HistoryRow[]): void {
    if (rows.length === 0) return;
    const first = this.#held[0];
    const start = (first?.start ?? 0) - rows.length;
    if (first?.page.rows && first.page.count + rows.length <= MAX_HISTORY_PAGE) {
      first.page = pageOf([...rows, ...first.page.rows]);
      first.start = start;
    } else {
      this.#held.unshift({ page: pageOf(rows), start });
    }
    this.#total += rows.length;
  }

  /** The first page between two places whose rows were let go. */
  missing(from: number, to: number): RowPage | null {
    let index = Math.max(0, from);
    while (index <= to) {
      const held = this.#heldAt(index);
      if (!held) return null;
      if (!held.page.rows) return held.page;
      index = this.#placeOf(held) + held.page.count;
    }
    return null;
  }

  /** Puts back rows that were let go; what has been deleted since makes the list shorter. */
  refill(page: RowPage, rows: readonly HistoryRow[]): void {
    const at = this.#held.findIndex((held) => held.page === page);
    const held = this.#held[at];
    if (!held) return;
    const lost = page.count - rows.length;
    if (rows.length === 0) this.#held.splice(at, 1);
    else held.page = { ...page, count: rows.length, rows };
    if (lost === 0) return;
    for (const later of this.#held.slice(rows.length === 0 ? at : at + 1)) later.start -= lost;
    this.#total -= lost;
  }

  /** Lets go of all rows but those of so many pages nearest to a place. */
  keepNear(index: number, pages: number): void {
    const full = this.#held.filter(({ page }) => page.rows);
    if (full.length <= pages) return;
    const place = index + (this.#held[0]?.start ?? 0);
    const distance = ({ start, page }: HeldPage) => Math.abs(start + page.count / 2 - place);
    full.sort((a, b) => distance(a) - distance(b));
    for (const held of full.slice(pages)) held.page = { ...held.page, rows: null };
  }

  /** Rows in memory. */
  get loaded(): number {
    return this.#held.reduce((sum, { page }) => sum + (page.rows?.length ?? 0), 0);
  }

  #end(): number {
    const last = this.#held.at(-1);
    return last ? last.start + last.page.count : 0;
  }

  #placeOf({ start }: HeldPage): number {
    return start - (this.#held[0]?.start ?? 0);
  }

  #heldAt(index: number): HeldPage | undefined {
    if (index < 0 || index >= this.#total) return undefined;
    let [low, high] = [0, this.#held.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      const held = this.#held[middle];
      if (held && this.#placeOf(held) <= index) low = middle;
      else high = middle - 1;
    }
    return this.#held[low];
  }
}
