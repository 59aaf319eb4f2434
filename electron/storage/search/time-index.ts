import type { Connection } from './connection.ts';

/** Milliseconds of one row of `hours`. */
export const HOUR_MS = 3_600_000;

interface Span {
  first: number;
  last: number;
  rows: number;
}

/**
 * Which entries may belong to an hour: the way from a time to a place in the list. Entries lie nearly in
 * the order of time, so a span is short; where a clock was wrong it is longer, and still right.
 */
export class TimeIndex {
  readonly #connection: Connection;
  readonly #spans = new Map<number, Span>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  add(at: number, entry: number): void {
    const hour = Math.floor(at / HOUR_MS);
    const span = this.#spans.get(hour) ?? { first: entry, last: entry, rows: 0 };
    span.first = Math.min(span.first, entry);
    span.last = Math.max(span.last, entry);
    span.rows += 1;
    this.#spans.set(hour, span);
  }

  /** Writes what was added; to be called at the end of the transaction. */
  flush(): void {
    for (const [hour, { first, last, rows }] of this.#spans) {
      this.#connection.run(
        `INSERT INTO hours (hour, first, last, rows) VALUES (?, ?, ?, ?) ON CONFLICT (hour) DO UPDATE
           SET first = MIN(first, excluded.first), last = MAX(last, excluded.last),
             rows = rows + excluded.rows`,
        hour,
        first,
        last,
        rows,
      );
    }
    this.#spans.clear();
  }

  forget(): void {
    this.#spans.clear();
  }

  /** For so many entries less. */
  release(at: number, rows: number): void {
    // One of them may have been added in this transaction.
    this.flush();
    const hour = Math.floor(at / HOUR_MS);
    this.#connection.run('UPDATE hours SET rows = rows - ? WHERE hour = ?', rows, hour);
    this.#connection.run('DELETE FROM hours WHERE hour = ? AND rows <= 0', hour);
  }
}
