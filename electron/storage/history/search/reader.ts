import type {
  HistoryCount,
  HistoryDetail,
  HistoryFacets,
  HistoryFilter,
  HistoryPage,
  HistoryQuery,
} from '#contract/model/history.ts';
import type {
  HistoryFoundRun,
  HistoryOutcomes,
  HistoryRunsPage,
  HistoryRunsQuery,
} from '#contract/model/history-run.ts';
import type { Connection } from '../../search/connection.ts';
import { Finder } from '../../search/finder.ts';
import { TextSearch } from '../../search/text-search.ts';
import { detailFromText } from '../../stored-verdicts.ts';
import { countOf } from './count.ts';
import { facetsOf } from './facets.ts';
import { searchOf, textOf } from './prepare-search.ts';
import { rowsOf } from './rows.ts';
import { entriesOfRun, findRuns, isForAll, newestRuns, runById } from './run-lines.ts';
import { SEARCHED } from './schema.ts';

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
    this.#texts = new TextSearch(connection, SEARCHED);
  }

  async page({ filter, before, limit }: HistoryQuery): Promise<HistoryPage> {
    await this.prepare(filter);
    return this.connection.snapshot(() => {
      const start = before ?? Number.MAX_SAFE_INTEGER;
      const found = this.find(filter, start, limit, deadlineOf(filter));
      const rows = rowsOf(this.connection, found.ids);
      const next = found.complete ? null : found.floor;
      return { rows, next, searchedTo: this.#timeOf(next) };
    });
  }

  async runs({ filter, before, limit }: HistoryRunsQuery): Promise<HistoryRunsPage> {
    await this.prepare(filter);
    return this.connection.snapshot(() => {
      const search = searchOf(this.connection, this.#texts, filter);
      const wanted = {
        ...{ before: before ?? Number.MAX_SAFE_INTEGER, limit },
        deadline: deadlineOf(filter),
      };
      const { runs, next } = isForAll(search)
        ? newestRuns(this.connection, wanted)
        : findRuns(this.connection, this.#finder, search, wanted);
      return { runs, next, searchedTo: this.#timeOf(next) };
    });
  }

  /** All rows of a run; none where it is not there any more. */
  outcomes(run: number): HistoryOutcomes {
    return this.connection.snapshot(() => ({
      rows: rowsOf(this.connection, entriesOfRun(this.connection, run)),
    }));
  }

  /** Null where it is not there yet, or not any more. */
  run(runId: string): HistoryFoundRun | null {
    return this.connection.snapshot(() => runById(this.connection, runId));
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

  /** When the entry at this place, or the next older one, began; null at the end of the list. */
  #timeOf(id: number | null): string | null {
    if (id === null) return null;
    const row = this.connection.get<{ at: number }>(
      'SELECT at FROM entries WHERE id <= ? ORDER BY id DESC LIMIT 1',
      id,
    );
    return row ? new Date(row.at).toISOString() : null;
  }
}

const deadlineOf = (filter: HistoryFilter): number =>
  performance.now() + (textOf(filter) === '' ? BUDGET_MS.filter : BUDGET_MS.text);
