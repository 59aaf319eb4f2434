import { MAX_HISTORY_PAGE } from '#contract/model/history.ts';

/** What a list holds: newer ones have higher ids. */
export interface Item {
  readonly id: number;
}

/** Rows that lie together. Without `rows` they were let go, and can be asked for again by their ids. */
export interface RowPage<T extends Item> {
  /** The newest and the oldest id in it. */
  readonly top: number;
  readonly bottom: number;
  readonly count: number;
  readonly rows: readonly T[] | null;
}

/**
 * Lines that a row takes on the screen, given the row above it in the list (undefined at the top): of the flat
 * list one each; of the list of runs also the heading of a new day, and the outcomes of a run that is expanded.
 */
export type LinesOf<T> = (row: T, above: T | undefined) => number;

/** A line of the screen: which line of which row. */
export interface RowLine<T> {
  readonly row: T;
  readonly above: T | undefined;
  /** From 0. */
  readonly line: number;
}

interface HeldPage<T extends Item> {
  page: RowPage<T>;
  /** The place of its first line, and how many lines it has. */
  start: number;
  lines: number;
  /** Lines of each row; null where the rows were let go. */
  each: readonly number[] | null;
  /** These stay when the others are let go: the neighbours are measured by them. */
  first: T;
  last: T;
  /** Lines of the first row. */
  firstLines: number;
  /** What it holds may have changed since it was asked for. */
  isStale: boolean;
}

const oneLine = () => 1;

/**
 * All rows that were found, newest first, of which few are in memory: the others are a few numbers a page. So a
 * list of a million rows costs what a list of thousands does. Places are counted in lines.
 */
export class RowPages<T extends Item> {
  readonly #linesOf: LinesOf<T>;
  readonly #held: HeldPage<T>[] = [];
  #count = 0;

  constructor(linesOf: LinesOf<T> = oneLine) {
    this.#linesOf = linesOf;
  }

  /** In lines. */
  get total(): number {
    const last = this.#held.at(-1);
    return last ? last.start + last.lines : 0;
  }

  /** In rows. */
  get count(): number {
    return this.#count;
  }

  /** Undefined where the row was let go, or there is none. */
  rowAt(place: number): T | undefined {
    return this.lineAt(place)?.row;
  }

  lineAt(place: number): RowLine<T> | undefined {
    const at = this.#heldAt(place);
    const held = this.#held[at];
    if (!held?.each || !held.page.rows) return undefined;
    let line = place - held.start;
    let index = 0;
    for (; line >= (held.each[index] ?? Infinity); index += 1) line -= held.each[index] ?? 0;
    const row = held.page.rows[index];
    const above = index > 0 ? held.page.rows[index - 1] : this.#held[at - 1]?.last;
    return row && { row, above, line };
  }

  /** Older rows, after all that are there. */
  append(rows: readonly T[]): void {
    if (rows.length === 0) return;
    const last = this.#held.at(-1);
    if (last?.page.rows && last.page.count + rows.length <= MAX_HISTORY_PAGE) {
      this.#fill(last, [...last.page.rows, ...rows]);
    } else {
      this.#held.push(heldOf(rows));
      this.#count += rows.length;
    }
    this.#measure(this.#held.length - 1);
  }

  /** Newer rows, before all that are there. */
  prepend(rows: readonly T[]): void {
    if (rows.length === 0) return;
    const first = this.#held[0];
    if (first?.page.rows && first.page.count + rows.length <= MAX_HISTORY_PAGE) {
      this.#fill(first, [...rows, ...first.page.rows]);
    } else {
      this.#held.unshift(heldOf(rows));
      this.#count += rows.length;
      // What was first has another row above it now.
      this.#remeasureFirst(1);
    }
    this.#measure(0);
  }

  /** The first page between two places whose rows were let go, or may have changed. */
  missing(from: number, to: number): RowPage<T> | null {
    const first = this.#heldAt(Math.max(0, from));
    if (first < 0) return null;
    for (const { start, page, isStale } of this.#held.slice(first)) {
      if (start > to) return null;
      if (!page.rows || isStale) return page;
    }
    return null;
  }

  /** The oldest id of the page above one, null where there is none; and whether there is one below. */
  beside(page: RowPage<T>): { readonly above: number | null; readonly isLast: boolean } {
    const at = this.#held.findIndex((held) => held.page === page);
    return { above: this.#held[at - 1]?.page.bottom ?? null, isLast: at === this.#held.length - 1 };
  }

  /** It is asked for now: what changes from here on makes it stale again. */
  asked(page: RowPage<T>): void {
    const held = this.#held.find((one) => one.page === page);
    if (held) held.isStale = false;
  }

  /** Puts back rows that were let go; what was deleted or has come since makes the list shorter or longer. */
  refill(page: RowPage<T>, rows: readonly T[]): void {
    const at = this.#held.findIndex((held) => held.page === page);
    const held = this.#held[at];
    if (!held) return;
    if (rows.length === 0) {
      this.#held.splice(at, 1);
      this.#count -= page.count;
      this.#remeasureFirst(at);
      this.#place(at);
      return;
    }
    const { top, bottom } = endsOf(rows);
    const ends = { top: Math.max(page.top, top), bottom: Math.min(page.bottom, bottom) };
    this.#fill(held, rows, ends);
    this.#measure(at);
    this.#remeasureFirst(at + 1);
    this.#place(at);
  }

  /** What is held may have changed: it stays until it is asked for again. */
  markStale(): void {
    for (const held of this.#held) held.isStale = true;
  }

  /** Rows take other lines now. */
  remeasure(): void {
    for (const at of this.#held.keys()) if (this.#held[at]?.page.rows) this.#measure(at, false);
    this.#place(0);
  }

  /** Lets go of all rows but those of so many pages nearest to a place. */
  keepNear(place: number, pages: number): void {
    const full = this.#held.filter(({ page }) => page.rows);
    if (full.length <= pages) return;
    const distance = ({ start, lines }: HeldPage<T>) => Math.abs(start + lines / 2 - place);
    full.sort((a, b) => distance(a) - distance(b));
    for (const held of full.slice(pages)) {
      held.page = { ...held.page, rows: null };
      held.each = null;
    }
  }

  /** Rows in memory. */
  get loaded(): number {
    return this.#held.reduce((sum, { page }) => sum + (page.rows?.length ?? 0), 0);
  }

  #fill(
    held: HeldPage<T>,
    rows: readonly T[],
    ends: { top: number; bottom: number } = endsOf(rows),
  ): void {
    this.#count -= held.page.count;
    held.page = { ...ends, count: rows.length, rows };
    held.first = rows[0] as T;
    held.last = rows.at(-1) as T;
    this.#count += rows.length;
  }

  /** Lines of a page whose rows are there; then the places of it and of what is below. */
  #measure(at: number, andPlace = true): void {
    const held = this.#held[at];
    const rows = held?.page.rows;
    if (!held || !rows) return;
    const each = rows.map((row, index) =>
      this.#linesOf(row, index > 0 ? rows[index - 1] : this.#held[at - 1]?.last),
    );
    held.each = each;
    held.firstLines = each[0] ?? 0;
    held.lines = each.reduce((sum, lines) => sum + lines, 0);
    if (andPlace) this.#place(at);
  }

  /** The first row of a page has another one above it, or none any more. */
  #remeasureFirst(at: number): void {
    const held = this.#held[at];
    if (!held) return;
    const lines = this.#linesOf(held.first, this.#held[at - 1]?.last);
    held.lines += lines - held.firstLines;
    held.firstLines = lines;
    if (held.each) held.each = [lines, ...held.each.slice(1)];
  }

  #place(from: number): void {
    const above = this.#held[from - 1];
    let start = above ? above.start + above.lines : 0;
    for (const held of this.#held.slice(from)) {
      held.start = start;
      start += held.lines;
    }
  }

  /** -1 where there is none. */
  #heldAt(place: number): number {
    if (place < 0 || place >= this.total) return -1;
    let [low, high] = [0, this.#held.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#held[middle]?.start ?? Infinity) <= place) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

const endsOf = <T extends Item>(rows: readonly T[]) => ({
  top: rows[0]?.id ?? 0,
  bottom: rows.at(-1)?.id ?? 0,
});

const heldOf = <T extends Item>(rows: readonly T[]): HeldPage<T> => ({
  page: { ...endsOf(rows), count: rows.length, rows },
  ...{ start: 0, lines: 0, each: null, firstLines: 0, isStale: false },
  first: rows[0] as T,
  last: rows.at(-1) as T,
});
