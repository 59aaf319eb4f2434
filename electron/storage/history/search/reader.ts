import type {
  HistoryCount,
  HistoryDetail,
  HistoryFacets,
  HistoryFilter,
  HistoryPage,
  HistoryQuery,
  HistoryRow,
} from '#contract/model/history.ts';
import { detailFromText } from '../../stored-verdicts.ts';
import { countOf } from './count.ts';
import { facetsOf } from './facets.ts';
import { Finder } from './finder.ts';
import { searchOf, textOf } from './prepare-search.ts';
import { rowsOf } from './rows.ts';
import type { Connection } from './statements.ts';
import { TextSearch } from './text-search.ts';

/** How long one page may search, in milliseconds; what it has not reached then the next one goes on with. */
const BUDGET_MS = { filter: 8, text: 30 } as const;

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
      const start = before ?? Number.MAX_SAFE_INTEGER;
      const found = this.find(filter, start, limit, deadline);
      const rows = rowsOf(this.connection, found.ids);
      return this.#page(rows, found.complete ? null : found.floor);
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
    const row = this.connection.get<{ detail: string }>(
      'SELECT detail FROM call_details WHERE call_id = ?',
      callId,
    );
    return row ? detailFromText(row.detail) : null;
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
    const row = this.connection.get<{ at: number }>(
      'SELECT at FROM entries WHERE id <= ? ORDER BY id DESC LIMIT 1',
      id,
    );
    return row ? new Date(row.at).toISOString() : null;
  }
}
