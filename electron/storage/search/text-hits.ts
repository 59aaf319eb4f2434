import { type Condition, MOST_POSTINGS, type Posting } from './conditions.ts';
import type { Connection } from './connection.ts';
import { prefixEnd, SHORTEST_ID } from './normalize-text.ts';
import type { Kinds } from './term-dictionary.ts';

/** Where a text is looked for. */
export interface SearchedText<Column extends string = string> {
  readonly kinds: Kinds<Column>;
  /** Columns whose words are looked through. */
  readonly columns: readonly Column[];
  /** SELECT of the ids of entries with an id from ?1 on and before ?2. */
  readonly ids: string;
  /**
   * A column that nearly each entry fills with a text of its own, normalized: it is looked at row by row, in the
   * time that a page has; null where there is none.
   */
  readonly scanned: string | null;
  /** SELECT of one value, `stamp`, that is another one once an entry has come or gone, or has another place. */
  readonly stamp: string;
}

/** Beyond so many words their entries are not counted, and beyond so many the newest is not looked for. */
const MOST = { counted: 4_096, placed: 16_384 } as const;

/** What one text was found in: words that hold it, and entries with an id that begins so. */
export class TextHits {
  /** Normalized. */
  readonly text: string;
  readonly #connection: Connection;
  readonly #searched: SearchedText;
  /** Temporary tables of this connection: words by kind, ids of entries, and the text itself. */
  readonly #termTable: string;
  readonly #idTable: string;
  readonly #textTable: string;
  /** Words up to this number have been looked at. */
  #upTo = 0;
  #terms = 0;
  #ids = 0;
  #rows = 0;
  /** The newest entry that holds the text; all up to these have been looked at for it. */
  #last = 0;
  #placedTerm = 0;
  #placedEntry = 0;
  /** What the database was like when it was looked at. */
  #stamp: string | number | null | undefined;

  constructor(connection: Connection, searched: SearchedText, text: string, number: number) {
    this.text = text;
    this.#connection = connection;
    this.#searched = searched;
    this.#termTable = `temp.terms_${number}`;
    this.#idTable = `temp.ids_${number}`;
    this.#textTable = `temp.text_${number}`;
    connection.database.exec(
      `CREATE TABLE ${this.#termTable} (kind INTEGER, term INTEGER, PRIMARY KEY (kind, term))
         WITHOUT ROWID;
       CREATE TABLE ${this.#idTable} (id INTEGER PRIMARY KEY);
       CREATE TABLE ${this.#textTable} (value TEXT NOT NULL);`,
    );
    connection.run(`INSERT INTO ${this.#textTable} VALUES (?)`, text);
  }

  drop(): void {
    this.#connection.database.exec(
      `DROP TABLE ${this.#termTable}; DROP TABLE ${this.#idTable}; DROP TABLE ${this.#textTable};`,
    );
  }

  /** Looks at so many words more. True when there are still others. */
  lookOn(count: number): boolean {
    const sql = 'SELECT MAX(id) AS id FROM terms';
    const last = this.#connection.get<{ id: number | null }>(sql)?.id ?? 0;
    const { kinds, columns } = this.#searched;
    const to = Math.min(last, this.#upTo + count);
    if (to <= this.#upTo) return false;
    this.#terms += this.#connection.run(
      `INSERT INTO ${this.#termTable} SELECT kind, id FROM terms NOT INDEXED
         WHERE id > ? AND id <= ? AND instr(COALESCE(folded, text), ?) > 0
           AND kind IN (${columns.map((column) => kinds[column]).join(', ')})`,
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
    const { kinds, columns, scanned } = this.#searched;
    const list = (column: string) =>
      `SELECT x.id FROM ${this.#termTable} AS w CROSS JOIN entries AS x
         ON x.${column} = w.term WHERE w.kind = ${kinds[column]}`;
    const inIds = `e.id IN (SELECT id FROM ${this.#idTable})`;
    const withIds = this.#ids > 0;
    const found: Condition = {
      rows: this.#rows + this.#ids,
      counted: this.#terms <= 1 && !withIds,
      last: this.#terms <= MOST.placed ? this.#last : null,
      predicate: [...this.#inTerms(), ...(withIds ? [inIds] : [])].join(' OR '),
      list: [...columns.map(list), `SELECT id FROM ${this.#idTable}`].join(' UNION '),
      postings: this.#terms <= MOST_POSTINGS && !withIds ? this.#postings() : null,
    };
    return scanned === null ? found : this.#withScan(found, scanned);
  }

  /** Nothing tells how many rows hold the text in a column that no index has, nor which is the newest. */
  #withScan({ predicate, list }: Condition, column: string): Condition {
    const holds = `instr(e.${column}, (SELECT value FROM ${this.#textTable})) > 0`;
    return {
      rows: Number.MAX_SAFE_INTEGER,
      counted: false,
      last: null,
      predicate: `${predicate} OR ${holds}`,
      list,
      postings: null,
    };
  }

  #inTerms(): string[] {
    const { kinds, columns } = this.#searched;
    return columns.map(
      (column) =>
        `e.${column} IN (SELECT term FROM ${this.#termTable} WHERE kind = ${kinds[column]})`,
    );
  }

  #postings(): Posting[] {
    const { kinds } = this.#searched;
    const columns = new Map(this.#searched.columns.map((name) => [kinds[name], name]));
    return this.#connection
      .all<{ kind: number; term: number }>(`SELECT kind, term FROM ${this.#termTable}`)
      .flatMap(({ kind, term }) => {
        const column = columns.get(kind);
        return column ? [{ column, term }] : [];
      });
  }

  /** Counts entries and looks up ids, anew where the database has changed since. */
  #lookUp(): void {
    const { stamp: sql, scanned } = this.#searched;
    const stamp = this.#connection.get<{ stamp: string | number | null }>(sql)?.stamp ?? null;
    if (stamp === this.#stamp) return;
    this.#stamp = stamp;
    if (this.text.length >= SHORTEST_ID) this.#lookUpIds();
    // Of what is looked at row by row neither the number nor the newest says anything.
    if (scanned !== null) return;
    this.#rows = this.#terms <= MOST.counted ? this.#countRows() : Number.MAX_SAFE_INTEGER;
    if (this.#terms <= MOST.placed) this.#place();
  }

  #lookUpIds(): void {
    this.#connection.run(`DELETE FROM ${this.#idTable}`);
    this.#ids = this.#connection.run(
      `INSERT OR IGNORE INTO ${this.#idTable} ${this.#searched.ids}`,
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
  #place(): void {
    const { kinds, columns } = this.#searched;
    const last = 'SELECT MAX(id) AS id FROM entries';
    const newest = this.#connection.get<{ id: number | null }>(last)?.id ?? 0;
    const ofTerm = (column: string) =>
      `SELECT (SELECT MAX(id) FROM entries WHERE ${column} = w.term) AS id
         FROM ${this.#termTable} AS w WHERE w.kind = ${kinds[column]} AND w.term > ?1`;
    const found = this.#connection.get<{ id: number | null }>(
      `SELECT MAX(id) AS id FROM (${columns.map(ofTerm).join(' UNION ALL ')}
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
