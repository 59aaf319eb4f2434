import type { AppState } from '#contract/model/app-state.ts';
import type { ExportFormat, HistoryDetail, HistoryFilter } from '#contract/model/history.ts';
import type { HistoryReader } from '../search/reader.ts';
import { rowsOf } from '../search/rows.ts';
import { csvHead, csvLine, EXPORT_TEXTS } from './csv.ts';
import { exportRow, jsonLine, readDetail, wholeCall } from './row.ts';

/** Rows written between two looks at what else there is to do: some 10 ms. */
const BATCH = 128;
const SEARCH_MS = 8;

export interface Rendered {
  readonly filter: HistoryFilter;
  readonly format: ExportFormat;
  /** In which a table for people has its headings. */
  readonly language: AppState['language'];
}

/** Some rows as text. */
export interface Portion {
  readonly text: string;
  /** Rows looked out. */
  readonly rows: number;
  /** Where to go on; null at the end. */
  readonly next: number | null;
}

/** What comes before all rows. */
export function headOf({ format, language }: Pick<Rendered, 'format' | 'language'>): string {
  if (format === 'csv') return csvHead(EXPORT_TEXTS[language]);
  return format === 'json' ? '[' : '';
}

/** The place before the newest row. */
export const NEWEST = Number.MAX_SAFE_INTEGER;

/** What a filter finds as text, newest first: portions of a few rows each, after the head, and a tail. */
export class HistoryText {
  readonly #reader: HistoryReader;
  readonly #order: Rendered;
  #calls = 0;
  #lastCall = 0;

  /** To be used after `reader.prepare(filter)`. */
  constructor(reader: HistoryReader, order: Rendered) {
    this.#reader = reader;
    this.#order = order;
  }

  /** Whole calls so far, of the format that has these. */
  get calls(): number {
    return this.#calls;
  }

  get tail(): string {
    if (this.#order.format !== 'json') return '';
    return this.#calls === 0 ? ']\n' : '\n]\n';
  }

  /** The rows before this place, of one moment. */
  some(before: number): Portion {
    const { filter, format } = this.#order;
    const reader = this.#reader;
    return reader.connection.snapshot(() => {
      const deadline = performance.now() + SEARCH_MS;
      const { ids, floor, complete } = reader.find(filter, before, BATCH, deadline);
      const text = format === 'json' ? this.#callsIn(ids) : this.#rowsIn(ids);
      return { text, rows: ids.length, next: complete ? null : floor };
    });
  }

  #rowsIn(ids: readonly number[]): string {
    const { format, language } = this.#order;
    const texts = EXPORT_TEXTS[language];
    const rows = rowsOf(this.#reader.connection, ids);
    const details = new Map<number, HistoryDetail | null>();
    const lines: string[] = [];
    this.#callsOf(ids).forEach(({ call, nth, detail }, index) => {
      if (!details.has(call)) details.set(call, readDetail(detail));
      const row = rows[index];
      if (!row) return;
      const whole = exportRow(row, details.get(call) ?? null, nth);
      lines.push(format === 'csv' ? csvLine(whole, texts) : jsonLine(whole));
    });
    return lines.join('');
  }

  /** The rows of a call lie together, so the last one written is enough to know. */
  #callsIn(ids: readonly number[]): string {
    const texts: string[] = [];
    for (const { call, detail } of this.#callsOf(ids)) {
      if (call === this.#lastCall) continue;
      this.#lastCall = call;
      texts.push(`${this.#calls === 0 ? '\n' : ',\n'}${wholeCall(detail)}`);
      this.#calls += 1;
    }
    return texts.join('');
  }

  #callsOf(ids: readonly number[]): { call: number; nth: number; detail: string }[] {
    return this.#reader.connection.all(
      `SELECT e.call, e.nth, d.detail FROM json_each(?) AS c
         CROSS JOIN entries AS e ON e.id = c.value
         JOIN call_details AS d ON d.id = e.call ORDER BY c.key`,
      JSON.stringify(ids),
    );
  }
}
