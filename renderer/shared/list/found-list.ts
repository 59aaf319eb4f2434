import { type Item, type LinesOf, type RowLine, type RowPage, RowPages } from './row-pages.ts';
import { type ItemPage, PAGE, type RowSource, rowsBetween } from './row-source.ts';

/** What the list is like now; another object whenever something of it has changed. */
export interface ListView {
  /** Lines, and rows in them. */
  readonly total: number;
  readonly count: number;
  /** The first answer is there. */
  readonly begun: boolean;
  /** Nothing older can be found. */
  readonly complete: boolean;
  /** Older rows are being looked for. */
  readonly searching: boolean;
  /** How far back has been looked; null where that was not said. */
  readonly searchedTo: string | null;
  /** Lines that have come on top since the list began: by so many what is read has moved. */
  readonly added: number;
  /** How often all of it was asked for anew, since rows were deleted. */
  readonly renewals: number;
  readonly error: unknown;
}

/** So near to the end of what was found older rows are asked for. */
const NEAR_END = 30;
/** Pages whose rows stay in memory. */
const KEPT_PAGES = 40;
/** Pages that are asked for to close the way down from the newest row; after that the list starts again. */
const MOST_TO_CATCH_UP = 10;

const BEGINNING: ListView = {
  total: 0,
  count: 0,
  begun: false,
  complete: false,
  searching: false,
  searchedTo: null,
  added: 0,
  renewals: 0,
  error: null,
};

/** The rows that meet a filter, found as far as they are looked at, newest first. */
export class FoundList<T extends Item> {
  readonly #source: RowSource<T>;
  readonly #linesOf: LinesOf<T> | undefined;
  readonly #listeners = new Set<() => void>();
  #rows: RowPages<T>;
  #view = BEGINNING;
  #sight = { first: 0, last: 0 };
  /** Every row up to this id is in the list, or older than what was looked at. */
  #top: number | null = null;
  #next: number | null = null;
  #isOpen = false;
  #isAtWork = false;
  #isCatchingUp = false;
  #isBehind = false;
  #isRenewing = false;
  #isEmptyStale = false;

  constructor(source: RowSource<T>, linesOf?: LinesOf<T>) {
    this.#source = source;
    this.#linesOf = linesOf;
    this.#rows = this.#noRows();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly view = (): ListView => this.#view;
  readonly rowAt = (place: number): T | undefined => this.#rows.rowAt(place);
  readonly lineAt = (place: number): RowLine<T> | undefined => this.#rows.lineAt(place);

  /** Rows in memory. */
  get loaded(): number {
    return this.#rows.loaded;
  }

  /** The list is on the screen: requests missing rows. */
  open(): void {
    this.#isOpen = true;
    this.retry();
  }

  /** The list is not on the screen: requests no more rows. */
  pause(): void {
    this.#isOpen = false;
  }

  /** These rows are in sight. */
  see(first: number, last: number): void {
    this.#sight = { first, last };
    void this.#work();
  }

  /** Rows take other lines now. */
  remeasure(): void {
    this.#rows.remeasure();
    this.#tell({});
  }

  /** Rows have changed, or have come among those that were there: what is in sight is asked for again. */
  refresh(): void {
    if (this.#view.begun && this.#rows.total === 0) {
      void this.#renewEmpty();
      return;
    }
    this.#rows.markStale();
    void this.#work();
  }

  /** After an error. */
  retry(): void {
    if (this.#view.error !== null) this.#tell({ error: null });
    void this.#work();
  }

  /** Puts what is new on top; where that is too much, the list starts again. Errors wait for the next time. */
  async catchUp(): Promise<void> {
    this.#isBehind = true;
    if (this.#isCatchingUp) return;
    this.#isCatchingUp = true;
    while (this.#isBehind && this.#view.begun) {
      this.#isBehind = false;
      await this.#catchUp().catch(() => undefined);
    }
    this.#isCatchingUp = false;
  }

  /**
   * Rows may have been deleted: as far as it is looked at the list is asked for again, and takes the old one's
   * place at once. Where that is too much, or fails, it starts again.
   */
  async renew(): Promise<void> {
    const rows = this.#rows;
    const again = this.#isOpen && this.#view.begun ? await this.#again().catch(() => null) : null;
    if (rows !== this.#rows) return;
    if (!again) {
      this.#restart();
      this.#tell({});
      return;
    }
    const { next, searchedTo } = again;
    let fresh = 0;
    while ((again.rows.rowAt(fresh)?.id ?? 0) > (this.#top ?? 0)) fresh += 1;
    const { added, renewals } = this.#view;
    this.#rows = again.rows;
    this.#top = Math.max(this.#top ?? 0, again.rows.rowAt(0)?.id ?? 0);
    this.#next = next;
    this.#tell({
      complete: next === null,
      searchedTo,
      added: added + fresh,
      renewals: renewals + 1,
    });
    void this.catchUp();
    void this.#work();
  }

  /** Where there was nothing there may be something now, wherever it stands. */
  async #renewEmpty(): Promise<void> {
    this.#isEmptyStale = true;
    if (this.#isRenewing) return;
    this.#isRenewing = true;
    while (this.#isEmptyStale && this.#rows.total === 0) {
      this.#isEmptyStale = false;
      await this.renew();
    }
    this.#isRenewing = false;
  }

  /** Everything down to what is in sight; null when that is too much. */
  async #again(): Promise<
    (Pick<ItemPage<T>, 'next' | 'searchedTo'> & { rows: RowPages<T> }) | null
  > {
    const rows = this.#noRows();
    let before: number | null = null;
    for (let asked = 0; asked < MOST_TO_CATCH_UP; asked += 1) {
      const { rows: found, next, searchedTo }: ItemPage<T> = await this.#source.page(before, PAGE);
      rows.append(found);
      if (next === null || rows.total > this.#sight.last + NEAR_END) {
        return { rows, next, searchedTo };
      }
      before = next;
    }
    return null;
  }

  async #work(): Promise<void> {
    if (this.#isAtWork) return;
    this.#isAtWork = true;
    try {
      while (this.#isOpen && this.#view.error === null && (await this.#step()));
    } catch (error) {
      this.#tell({ error, searching: false });
    }
    this.#isAtWork = false;
  }

  /** One page, whichever is wanted most; false when all is there. */
  async #step(): Promise<boolean> {
    const { first, last } = this.#sight;
    const missing = this.#rows.missing(first, last);
    if (missing) {
      await this.#refill(missing);
      return true;
    }
    const { begun, complete, total } = this.#view;
    const wanted = !begun || (!complete && last >= total - NEAR_END);
    if (!wanted) {
      if (this.#view.searching) this.#tell({ searching: false });
      return false;
    }
    await this.#older();
    return true;
  }

  async #older(): Promise<void> {
    const rows = this.#rows;
    if (!this.#view.searching) this.#tell({ searching: true });
    if (this.#top === null && this.#source.newest) this.#top = await this.#source.newest();
    const page = await this.#source.page(this.#next, PAGE);
    if (rows !== this.#rows) return;
    this.#top = Math.max(this.#top ?? 0, page.rows[0]?.id ?? 0);
    rows.append(page.rows);
    this.#next = page.next;
    this.#keepFew();
    const complete = page.next === null;
    this.#tell({ begun: true, complete, searchedTo: page.searchedTo, searching: !complete });
    // What came before the first answer could not be put on top of anything.
    if (this.#isBehind) void this.catchUp();
  }

  /** Also what has come between this page and its neighbours, up and down to where has been looked. */
  async #refill(missing: RowPage<T>): Promise<void> {
    const rows = this.#rows;
    const { above, isLast } = rows.beside(missing);
    const top = above === null ? Math.max(this.#top ?? 0, missing.top) : above - 1;
    const bottom = isLast ? (this.#next ?? 0) : missing.bottom;
    rows.asked(missing);
    try {
      rows.refill(missing, await rowsBetween(this.#source, top, bottom, missing.count));
    } catch (error) {
      rows.markStale();
      throw error;
    }
    if (rows !== this.#rows) return;
    this.#keepFew();
    this.#tell({});
  }

  async #catchUp(): Promise<void> {
    const rows = this.#rows;
    const known = this.#top ?? 0;
    const fresh: T[] = [];
    const newest = (await this.#source.newest?.()) ?? null;
    if (newest !== null && newest <= known) return;
    let before = newest === null ? null : newest + 1;
    for (let asked = 0; ; asked += 1) {
      if (asked === MOST_TO_CATCH_UP) return this.#restart();
      const page: ItemPage<T> = await this.#source.page(before, PAGE);
      if (rows !== this.#rows) return;
      fresh.push(...page.rows.filter(({ id }) => id > known));
      // Every row from `next` up has been looked at.
      if (page.next === null || page.next <= known + 1) break;
      before = page.next;
    }
    this.#top = Math.max(known, newest ?? 0, fresh[0]?.id ?? 0);
    const { total } = rows;
    rows.prepend(fresh);
    if (fresh.length > 0) this.#tell({ added: this.#view.added + rows.total - total });
  }

  #restart(): void {
    this.#rows = this.#noRows();
    this.#top = null;
    this.#next = null;
    const { added, renewals } = this.#view;
    this.#view = { ...BEGINNING, added, renewals: renewals + 1 };
    void this.#work();
  }

  #noRows(): RowPages<T> {
    return new RowPages(this.#linesOf);
  }

  #keepFew(): void {
    this.#rows.keepNear(this.#sight.first, KEPT_PAGES);
  }

  #tell(changes: Partial<ListView>): void {
    const { total, count } = this.#rows;
    this.#view = { ...this.#view, ...changes, total, count };
    for (const listener of this.#listeners) listener();
  }
}
