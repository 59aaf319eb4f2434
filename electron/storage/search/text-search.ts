import type { Condition } from './conditions.ts';
import type { Connection } from './connection.ts';
import { type SearchedText, TextHits } from './text-hits.ts';

/** Words looked at before others get their turn: some 5 ms. */
const TERMS_AT_ONCE = 50_000;
/** Searches kept ready: the pages of one search come one after the other. */
const MOST_KEPT = 4;

/**
 * Finds a text in the distinct words of a database: every one is looked at, so that one character, two
 * Chinese ones or the middle of a name are found alike. A million words take some 100 ms, in turns with
 * other questions; the next page of the same search looks at new words only.
 */
export class TextSearch {
  readonly #connection: Connection;
  readonly #searched: SearchedText;
  readonly #kept: TextHits[] = [];
  #lastNumber = 0;
  #queue: Promise<void> = Promise.resolve();

  constructor(connection: Connection, searched: SearchedText) {
    this.#connection = connection;
    this.#searched = searched;
    connection.database.exec('PRAGMA temp_store=MEMORY');
  }

  /** Looks through the words there are, one text after the other. `text` is normalized. */
  prepare(text: string): Promise<void> {
    this.#queue = this.#queue.then(() => this.#lookThrough(text)).catch(() => undefined);
    return this.#queue;
  }

  /** The condition that an entry holds the text, as of this moment; after `prepare`, in a snapshot. */
  condition(text: string): Condition {
    const hits = this.#hitsOf(text);
    while (hits.lookOn(TERMS_AT_ONCE));
    return hits.condition();
  }

  async #lookThrough(text: string): Promise<void> {
    const hits = this.#hitsOf(text);
    while (hits.lookOn(TERMS_AT_ONCE)) await new Promise((resume) => setImmediate(resume));
  }

  #hitsOf(text: string): TextHits {
    const known = this.#kept.find((hits) => hits.text === text);
    if (known) return known;
    this.#lastNumber += 1;
    const made = new TextHits(this.#connection, this.#searched, text, this.#lastNumber);
    this.#kept.push(made);
    if (this.#kept.length > MOST_KEPT) this.#kept.shift()?.drop();
    return made;
  }
}
