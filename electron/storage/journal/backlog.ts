import { type Database, prepared } from '../database.ts';

/** What the history lacks. */
export const TO_FEED = "in_history = 0 AND state = 'settled'";

/** Ids that are looked up at once. */
const LOOK_UP = 5_000;

/**
 * In which order the history gets what it lacks. To find the oldest calls all that wait are looked at, and a
 * hundred thousand that a killed process left would be for each two hundred: so many are found at once.
 */
export class Backlog {
  readonly #database: Database;
  #ids: readonly string[] = [];

  constructor(database: Database) {
    this.#database = database;
  }

  /** At most so many, oldest first; fewer only where there are no more. */
  oldest(limit: number): readonly string[] {
    if (this.#ids.length < limit) {
      const rows = prepared(
        this.#database,
        `SELECT calls.id FROM calls JOIN runs ON runs.id = calls.run_id
         WHERE ${TO_FEED} ORDER BY runs.seq, calls.seq LIMIT ?`,
      ).all(Math.max(limit, LOOK_UP)) as unknown as { id: string }[];
      this.#ids = rows.map(({ id }) => id);
    }
    return this.#ids.slice(0, limit);
  }

  /** The history has these. */
  took(ids: readonly string[]): void {
    const taken = new Set(ids);
    this.#ids = this.#ids.filter((id) => !taken.has(id));
  }

  /** Older ones came to it. */
  forget(): void {
    this.#ids = [];
  }
}
