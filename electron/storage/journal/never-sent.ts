import type { CallOutcome } from '#contract/model/outcome.ts';
import { type Database, transaction } from '../database.ts';

/** The outcome of a call that surely was not sent, by its streams and by how often it was tried before. */
export type NeverSent = (streamIds: readonly string[], attempts: number) => CallOutcome;

/** Calls whose outcome is the same text. */
interface Alike {
  readonly stream_ids: string;
  readonly attempts: number;
}

/** From so many calls on, walking through all of the table is quicker than finding each by the index of open ones. */
const MANY = 10_000;

const LEFT = "state <> 'settled' AND state = 'queued'";

/**
 * Settles the calls that an earlier process left waiting, in one commit. By their kinds and not one by one: a
 * hundred thousand of them are of few kinds, and each step of a loop would cost the start ten times as much.
 * What such a call started is known without looking: nothing.
 *
 * @throws Error when the disk does not take it; then all are as they were.
 */
export function settleNeverSent(database: Database, outcomeOf: NeverSent): void {
  const kinds = database
    .prepare(`SELECT DISTINCT stream_ids, attempts FROM calls WHERE ${LEFT}`)
    .all() as unknown as Alike[];
  if (kinds.length === 0) return;
  // Most of the file changes: with the usual 2 MB at hand each page would be written more than once.
  database.exec('PRAGMA temp_store=MEMORY; PRAGMA cache_size=-65536');
  try {
    transaction(database, () => settleKinds(database, kinds, outcomeOf));
  } finally {
    database.exec('PRAGMA cache_size=-2000; PRAGMA shrink_memory');
  }
}

function settleKinds(database: Database, kinds: readonly Alike[], outcomeOf: NeverSent): void {
  database.exec(
    `CREATE TEMP TABLE never_sent (
       stream_ids TEXT NOT NULL, attempts INTEGER NOT NULL, outcome TEXT NOT NULL,
       PRIMARY KEY (stream_ids, attempts)
     ) STRICT, WITHOUT ROWID`,
  );
  const insert = database.prepare('INSERT INTO temp.never_sent VALUES (?, ?, ?)');
  for (const { stream_ids, attempts } of kinds) {
    const outcome = outcomeOf(JSON.parse(stream_ids), attempts);
    insert.run(stream_ids, attempts, JSON.stringify(outcome));
  }
  const { count } = database.prepare(`SELECT COUNT(*) AS count FROM calls WHERE ${LEFT}`).get() as {
    count: number;
  };
  database.exec(
    `UPDATE calls ${count > MANY ? 'NOT INDEXED' : ''} SET state = 'settled', outcome = (
       SELECT outcome FROM temp.never_sent AS kind
       WHERE kind.stream_ids = calls.stream_ids AND kind.attempts = calls.attempts
     ) WHERE ${LEFT};
     DROP TABLE temp.never_sent`,
  );
}
