import type { Term } from '../search/facts.ts';
import { normalizeText } from '../search/normalize-text.ts';
import { type Column, KINDS } from '../search/schema.ts';
import type { Connection } from '../search/statements.ts';

/** Words kept at hand while calls are added; the newest calls use few. */
const MOST_AT_HAND = 20_000;

/**
 * Every distinct word of the history, once, with the number of entries that use it. Names, streams, codes
 * and messages repeat: a million calls have thousands of them, and those can be looked through whole.
 */
export class TermDictionary {
  readonly #connection: Connection;
  readonly #atHand = new Map<string, number>();
  readonly #changes = new Map<number, number>();

  constructor(connection: Connection) {
    this.#connection = connection;
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
    const kind = KINDS[column];
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
