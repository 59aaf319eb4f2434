import { type Database, prepared } from '../database.ts';

/**
 * What the history lacks: calls of runs that are over. A run comes into the history as a whole, so that its line
 * there says what all of it came to.
 */
export const TO_FEED = `calls.in_history = 0 AND calls.state = 'settled' AND NOT EXISTS
  (SELECT 1 FROM calls AS open WHERE open.run_id = calls.run_id AND open.state <> 'settled')`;

/** So many ids are sorted at once; where more wait, they are found run by run. */
const FEW = 5_000;
/** Runs that are looked through at once. */
const RUNS = 1_000;

/** A run's place in the order of runs. */
interface Place {
  readonly seq: number;
  readonly id: string;
}

const BEGINNING: Place = { seq: -1, id: '' };

/**
 * In which order the history gets what it lacks. To sort a hundred thousand calls that a killed process left
 * would hold up main for a third of a second, and again for each batch: of so many the runs are walked through,
 * which have their order.
 */
export class Backlog {
  readonly #database: Database;
  #ids: readonly string[] = [];
  /** Where the walk through the runs has come; null while there are few calls. */
  #walkedTo: Place | null = null;

  constructor(database: Database) {
    this.#database = database;
  }

  /** At most so many, oldest first; fewer only where there are no more. */
  oldest(limit: number): readonly string[] {
    while (this.#ids.length < limit && this.#find(limit)) {
      // Runs of which the history has all add nothing.
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
    this.#walkedTo = null;
  }

  /** Finds more; true where a look behind these may find further ones. */
  #find(limit: number): boolean {
    if (this.#walkedTo === null && this.#areMany(Math.max(limit, FEW))) {
      this.#walkedTo = BEGINNING;
      this.#ids = [];
    }
    if (this.#walkedTo !== null) return this.#walk(this.#walkedTo);
    this.#ids = idsOf(
      prepared(
        this.#database,
        `SELECT calls.id FROM calls JOIN runs ON runs.id = calls.run_id
         WHERE ${TO_FEED} ORDER BY runs.seq, calls.seq`,
      ).all(),
    );
    return false;
  }

  #areMany(few: number): boolean {
    const count = `SELECT COUNT(*) AS count FROM (SELECT 1 FROM calls WHERE ${TO_FEED} LIMIT ?)`;
    const { count: found } = prepared(this.#database, count).get(few + 1) as { count: number };
    return found > few;
  }

  #walk({ seq, id }: Place): boolean {
    const next = 'SELECT id, seq FROM runs WHERE (seq, id) > (?, ?) ORDER BY seq, id LIMIT ?';
    const runs = prepared(this.#database, next).all(seq, id, RUNS) as unknown as Place[];
    this.#walkedTo = runs.at(-1) ?? null;
    // What came to an older run meanwhile is among the few that are left.
    if (this.#walkedTo === null) return true;
    const found = prepared(
      this.#database,
      // The `+`: else each run is looked for among all calls that wait.
      `SELECT calls.id FROM json_each(?) AS run CROSS JOIN calls ON calls.run_id = run.value
       WHERE +${TO_FEED} ORDER BY run.key, calls.seq`,
    ).all(JSON.stringify(runs.map((run) => run.id)));
    this.#ids = [...this.#ids, ...idsOf(found)];
    return true;
  }
}

const idsOf = (rows: unknown): string[] => (rows as { id: string }[]).map(({ id }) => id);
