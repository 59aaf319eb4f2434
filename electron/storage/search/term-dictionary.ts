import type { Connection } from './connection.ts';
import { normalizeText } from './normalize-text.ts';

/** One word of an entry: its text, and what tells equal texts apart (the AppId of an account). */
export interface Term {
  readonly text: string;
  readonly tag: number;
}

/** What a term is, by the column of `entries` that holds it. The numbers are in the file: never changed. */
export type Kinds<Column extends string = string> = Readonly<Record<Column, number>>;

/** Words kept at hand while entries are added; the newest entries use few. */
const MOST_AT_HAND = 20_000;

/**
 * Every distinct word of a database, once, with the number of entries that use it. Names, streams, codes and
 * messages repeat: a million calls have thousands of them, and those can be looked through whole.
 */
export class TermDictionary<Column extends string> {
  readonly #connection: Connection;
  readonly #kinds: Kinds<Column>;
  readonly #atHand = new Map<string, number>();
  readonly #changes = new Map<number, number>();

  constructor(connection: Connection, kinds: Kinds<Column>) {
    this.#connection = connection;
    this.#kinds = kinds;
  }

  /** The term's number, made if need be, for one entry more. */
  use(column: Column, term: Term | null): number | null {
    if (!term) return null;
    const id = this.#idOf(column, term);
    this.release(id, -1);
    return id;
  }

  /** For so many entries less. */
  release(id: number, entries = 1): void {
    this.#changes.set(id, (this.#changes.get(id) ?? 0) - entries);
  }

  /** Writes the changed counts; to be called at the end of the transaction. Words without entries go. */
  flush(): void {
    for (const [id, change] of this.#changes) {
      this.#connection.run('UPDATE terms SET rows = rows + ? WHERE id = ?', change, id);
      if (change >= 0) continue;
      const { changes } = this.#connection.run('DELETE FROM terms WHERE id = ? AND rows <= 0', id);
      if (changes > 0) this.#atHand.clear();
    }
    this.#changes.clear();
  }

  /** After a transaction that failed: what is at hand may not be in the file. */
  forget(): void {
    this.#changes.clear();
    this.#atHand.clear();
  }

  #idOf(column: Column, { text, tag }: Term): number {
    const key = `${column} ${tag} ${text}`;
    const atHand = this.#atHand.get(key);
    if (atHand !== undefined) return atHand;
    const kind = this.#kinds[column];
    const known = this.#connection.get<{ id: number }>(
      'SELECT id FROM terms WHERE kind = ? AND text = ? AND tag = ?',
      kind,
      text,
      tag,
    );
    const id = known?.id ?? this.#make(kind, text, tag);
    if (this.#atHand.size >= MOST_AT_HAND) this.#atHand.clear();
    this.#atHand.set(key, id);
    return id;
  }

  #make(kind: number, text: string, tag: number): number {
    const normalized = normalizeText(text);
    return this.#connection.run(
      'INSERT INTO terms (kind, text, tag, folded, rows) VALUES (?, ?, ?, ?, 0)',
      kind,
      text,
      tag,
      normalized === text ? null : normalized,
    ).lastInsertRowid;
  }
}
