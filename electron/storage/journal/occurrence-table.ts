import { nameForm } from '#contract/model/name.ts';
import type { Run } from '#contract/model/run.ts';
import { MOST_OCCURRENCES, type OccurrenceEntry } from '#contract/model/schedule.ts';
import { type Database, prepared } from '../database.ts';

/** What is written down of a planned start in the commit of its run; null for a run of no schedule. */
export const entryOfRun = ({
  id,
  presetId,
  createdAt,
  occurrence,
}: Pick<Run, 'id' | 'presetId' | 'createdAt' | 'occurrence'>): OccurrenceEntry | null =>
  occurrence
    ? {
        ...occurrence,
        presetId,
        state: 'started',
        runId: id,
        reason: null,
        notedAt: createdAt,
        acknowledged: false,
      }
    : null;

/** What became of each planned start: one row for a schedule's name and its moment. */
export class OccurrenceTable {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** The newest ones, oldest first. */
  list(): OccurrenceEntry[] {
    const rows = this.#database
      .prepare('SELECT entry FROM occurrences ORDER BY planned_at DESC LIMIT ?')
      .all(MOST_OCCURRENCES) as { entry: string }[];
    return rows.map(({ entry }) => JSON.parse(entry) as OccurrenceEntry).reverse();
  }

  put(entries: readonly OccurrenceEntry[]): void {
    const statement = prepared(
      this.#database,
      'INSERT OR REPLACE INTO occurrences (planned_at, name, entry) VALUES (?, ?, ?)',
    );
    for (const entry of entries) {
      const { plannedAt, scheduleName } = entry;
      statement.run(Date.parse(plannedAt), nameForm(scheduleName), JSON.stringify(entry));
    }
  }

  /** Forgets what was planned before then (milliseconds since the epoch). */
  dropBefore(before: number): void {
    this.#database.prepare('DELETE FROM occurrences WHERE planned_at < ?').run(before);
  }
}
