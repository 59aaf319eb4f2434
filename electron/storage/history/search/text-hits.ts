import { prefixEnd, SHORTEST_ID } from './normalize-text.ts';
import { type Column, KINDS, SEARCHED_COLUMNS } from './schema.ts';
import { type Condition, MOST_POSTINGS, type Posting } from './search-conditions.ts';
import type { Connection } from './statements.ts';

/** Beyond so many words their entries are not counted, and beyond so many the newest is not looked for. */
const MOST = { counted: 4_096, placed: 16_384 } as const;

const KIND_LIST = SEARCHED_COLUMNS.map((column) => KINDS[column]).join(', ');

/** What one text was found in: words that hold it, and entries with an id that begins so. */
export class TextHits {
  /** Normalized. */
  readonly text: string;
  readonly #connection: Connection;
  /** Temporary tables of this connection: words by kind, and ids of entries. */
  readonly #termTable: string;
  readonly #idTable: string;
  /** Words up to this number have been looked at. */
  #upTo = 0;
  #terms = 0;
  #ids = 0;
  #rows = 0;
  /** The newest entry that holds the text; all up to these have been looked at for it. */
  #last = 0;
  #placedTerm = 0;
  #placedEntry = 0;
  /** What the history was like when it was looked at. */
  #stamp = '';

  constructor(connection: Connection, text: string, number: number) {
    this.text = text;
    this.#connection = connection;
    this.#termTable = `temp.terms_${number}`;
    this.#idTable = `temp.ids_${number}`;
    connection.database.exec(
      `CREATE TABLE ${this.#termTable} (kind INTEGER, term INTEGER, PRIMARY KEY (kind, term))
         WITHOUT ROWID;
       CREATE TABLE ${this.#idTable} (id INTEGER PRIMARY KEY);`,
    );
  }

  drop(): void {
    this.#connection.database.exec(`DROP TABLE ${this.#termTable}; DROP TABLE ${this.#idTable};`);
  }

  /** Looks at so many words more. True when there are still others. */
  lookOn(count: number): boolean {
    const sql = 'SELECT MAX(id) AS id FROM terms';
    const last = this.#connection.get<{ id: number | null }>(sql)?.id ?? 0;
    const to = Math.min(last, this.#upTo + count);
    if (to <= this.#upTo) return false;
    this.#terms += this.#connection.run(
      `INSERT INTO ${this.#termTable} SELECT kind, id FROM terms NOT INDEXED
         WHERE id > ? AND id <= ? AND instr(COALESCE(folded, text), ?) > 0
           AND kind IN (${KIND_LIST})`,
      this.#upTo,
      to,
      this.text,
    ).changes;
    this.#upTo = to;
    return to < last;
  }

  /** When all words have been looked at; in a snapshot. */
  condition(): Condition {
    this.#lookUp();
    const list = (column: Column) =>
      `SELECT x.id FROM ${this.#termTable} AS w CROSS JOIN entries AS x
         ON x.${column} = w.term WHERE w.kind = ${KINDS[column]}`;
    const inIds = `e.id IN (SELECT id FROM ${this.#idTable})`;
    const withIds = this.#ids > 0;
    return {
      rows: this.#rows + this.#ids,
      counted: this.#terms <= 1 && !withIds,
      last: this.#terms <= MOST.placed ? this.#last : null,
      predicate: [...this.#inTerms(), ...(withIds ? [inIds] : [])].join(' OR '),
      list: [...SEARCHED_COLUMNS.map(list), `SELECT id FROM ${this.#idTable}`].join(' UNION '),
      postings: this.#terms <= MOST_POSTINGS && !withIds ? this.#postings() : null,
    };
  }

  #inTerms(): string[] {
    return SEARCHED_COLUMNS.map(
      (column) =>
        `e.${column} IN (SELECT term FROM ${this.#termTable} WHERE kind = ${KINDS[column]})`,
    );
  }

  #postings(): Posting[] {
    const columns = new Map<number, Column>(SEARCHED_COLUMNS.map((name) => [KINDS[name], name]));
    return this.#connection
      .all<{ kind: number; term: number }>(`SELECT kind, term FROM ${this.#termTable}`)
      .flatMap(({ kind, term }) => {
        const column = columns.get(kind);
        return column ? [{ column, term }] : [];
      });
  }

  /** Counts entries and looks up ids, anew where the history has changed since. */
  #lookUp(): void {
    const ends = this.#connection.get<{ first: number | null; last: number | null }>(
      'SELECT (SELECT MIN(id) FROM entries) AS first, (SELECT MAX(id) FROM entries) AS last',
    );
    const stamp = `${ends?.first} ${ends?.last}`;
    if (stamp === this.#stamp) return;
    this.#stamp = stamp;
    if (this.text.length >= SHORTEST_ID) this.#lookUpIds();
    this.#rows = this.#terms <= MOST.counted ? this.#countRows() : Number.MAX_SAFE_INTEGER;
    if (this.#terms <= MOST.placed) this.#place(ends?.last ?? 0);
  }

  #lookUpIds(): void {
    this.#connection.run(`DELETE FROM ${this.#idTable}`);
    this.#ids = this.#connection.run(
      `INSERT OR IGNORE INTO ${this.#idTable}
         SELECT entry FROM entry_ids WHERE value >= ?1 AND value < ?2
         UNION ALL SELECT e.id FROM call_ids AS c CROSS JOIN entries AS e ON e.call = c.call
           WHERE c.value >= ?1 AND c.value < ?2
         UNION ALL SELECT e.id FROM call_details AS d CROSS JOIN entries AS e ON e.call = d.id
           WHERE d.call_id >= ?1 AND d.call_id < ?2`,
      this.text,
      prefixEnd(this.text),
    ).changes;
  }

  #countRows(): number {
    const sql = `SELECT COALESCE(SUM(t.rows), 0) AS n FROM ${this.#termTable} AS w
      JOIN main.terms AS t ON t.id = w.term`;
    return this.#connection.get<{ n: number }>(sql)?.n ?? 0;
  }

  /** The newest entry of words not seen before; then entries not seen before. */
  #place(newest: number): void {
    const ofTerm = (column: Column) =>
      `SELECT (SELECT MAX(id) FROM entries WHERE ${column} = w.term) AS id
         FROM ${this.#termTable} AS w WHERE w.kind = ${KINDS[column]} AND w.term > ?1`;
    const found = this.#connection.get<{ id: number | null }>(
      `SELECT MAX(id) AS id FROM (${SEARCHED_COLUMNS.map(ofTerm).join(' UNION ALL ')}
         UNION ALL SELECT MAX(id) FROM ${this.#idTable}
         UNION ALL SELECT MAX(e.id) FROM entries AS e NOT INDEXED
           WHERE e.id > ?2 AND (${this.#inTerms().join(' OR ')}))`,
      this.#placedTerm,
      this.#placedTerm === 0 ? newest : this.#placedEntry,
    );
    this.#last = Math.max(this.#last, found?.id ?? 0);
    this.#placedTerm = this.#upTo;
    this.#placedEntry = newest;
  }
}
