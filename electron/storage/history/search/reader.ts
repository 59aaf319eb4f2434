import type {
  HistoryCount,
  HistoryDetail,
  HistoryFacets,
  HistoryFilter,
  HistoryPage,
  HistoryQuery,
  HistoryRow,
} from '#contract/model/history.ts';
import { countOf } from './count.ts';
import { facetsOf } from './facets.ts';
import { rowOf } from './facts.ts';
import { Finder } from './find.ts';
import { legacyDetail, legacyEntries, legacyTop } from './legacy.ts';
import { matches } from './match.ts';
import { rowsOf } from './rows.ts';
import { searchOf, textOf } from './search.ts';
import type { Connection } from './statements.ts';
import { TextSearch } from './text-search.ts';

/** How long one page may search, in milliseconds; what it has not reached then the next one goes on with. */
const BUDGET_MS = { filter: 8, text: 30 } as const;

/** Old rows looked at between two looks at the clock. */
const LEGACY_BATCH = 100;

/** Answers what is asked of the history. Each answer is of one moment. */
export class HistoryReader {
  readonly connection: Connection;
  readonly #finder: Finder;
  readonly #texts: TextSearch;

  constructor(connection: Connection) {
    this.connection = connection;
    this.#finder = new Finder(connection);
    this.#texts = new TextSearch(connection);
  }

  async page({ filter, before, limit }: HistoryQuery): Promise<HistoryPage> {
    await this.prepare(filter);
    return this.connection.snapshot(() => {
      const text = textOf(filter) !== '';
      const deadline = performance.now() + (text ? BUDGET_MS.text : BUDGET_MS.filter);
      const top = legacyTop(this.connection);
      const start = before ?? Number.MAX_SAFE_INTEGER;
      const found = this.find(filter, start, limit, deadline);
      const rows = rowsOf(this.connection, found.ids);
      if (!found.complete) return this.#page(rows, found.floor);
      if (top === 0) return this.#page(rows, null);
      const from = Math.min(start, top + 1);
      const old = this.#oldRows(filter, from, limit - rows.length, deadline);
      return this.#page([...rows, ...old.rows], old.floor);
    });
  }

  /** Looks through the words for the filter's text, before the moment that is answered from. */
  async prepare(filter: HistoryFilter): Promise<void> {
    const text = textOf(filter);
    if (text !== '') await this.#texts.prepare(text);
  }

  /** To be called in a snapshot, after `prepare`. */
  find(filter: HistoryFilter, before: number, limit: number, deadline: number) {
    const search = searchOf(this.connection, this.#texts, filter);
    return this.#finder.find(search, before, limit, deadline);
  }

  async count(filter: HistoryFilter): Promise<HistoryCount> {
    await this.prepare(filter);
    return this.connection.snapshot(() => {
      const search = searchOf(this.connection, this.#texts, filter);
      return countOf(this.connection, this.#finder, search);
    });
  }

  facets(): HistoryFacets {
    return this.connection.snapshot(() => facetsOf(this.connection));
  }

  call(callId: string): HistoryDetail | null {
    const detail =
      this.connection.get<{ detail: string }>(
        'SELECT detail FROM call_details WHERE call_id = ?',
        callId,
      )?.detail ?? legacyDetail(this.connection, callId);
    return detail === null ? null : JSON.parse(detail);
  }

  close(): void {
    this.connection.database.close();
  }

  #page(rows: readonly HistoryRow[], floor: number | null): HistoryPage {
    return {
      rows: [...rows],
      next: floor,
      searchedTo: floor === null ? null : this.#timeOf(floor),
    };
  }

  /** When the entry at this place, or the next older one, began. */
  #timeOf(id: number): string | null {
    const at =
      this.connection.get<{ at: number }>(
        'SELECT at FROM entries WHERE id <= ? ORDER BY id DESC LIMIT 1',
        id,
      )?.at ?? legacyEntries(this.connection, id + 1, 1)[0]?.call.at;
    return at === undefined ? null : new Date(at).toISOString();
  }

  #oldRows(filter: HistoryFilter, before: number, limit: number, deadline: number) {
    const rows: HistoryRow[] = [];
    let floor = before;
    do {
      const batch = legacyEntries(this.connection, floor, LEGACY_BATCH);
      for (const { id, call, entry } of batch) {
        if (rows.length >= limit) return { rows, floor };
        floor = id;
        if (matches(filter, call, entry)) rows.push(rowOf(id, call, entry));
      }
      if (batch.length < LEGACY_BATCH) return { rows, floor: null };
    } while (rows.length < limit && performance.now() < deadline);
    return { rows, floor };
  }
}
