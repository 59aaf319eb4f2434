import type { Connection } from '../../search/connection.ts';

/** Rows of one commit: callbacks that come meanwhile wait for no more. */
const AT_ONCE = 500;

/**
 * Drops some of what came before this moment, in milliseconds since the epoch, and is over; to be called inside a
 * transaction, until nothing is left to drop. A recording with a file keeps its watch, which says whose file it is, and
 * so does the newest run of a preset: the next process would else look for its files once more.
 *
 * @returns how many rows are gone.
 */
export function pruneSome(connection: Connection, before: number): number {
  const callbacks = connection.run(
    `DELETE FROM callbacks WHERE id IN (
       SELECT id FROM callbacks WHERE received_at < ? ORDER BY id LIMIT ${AT_ONCE})`,
    new Date(before).toISOString(),
  ).changes;
  const over = connection.all<{ id: number }>(
    `SELECT w.id FROM watches AS w WHERE w.sent_at < ? AND w.live = 0
       AND NOT EXISTS (SELECT 1 FROM file_links AS l WHERE l.watch = w.id)
       AND w.run_id <> (SELECT n.run_id FROM watches AS n WHERE n.preset_id = w.preset_id
                          ORDER BY n.id DESC LIMIT 1)
       LIMIT ${AT_ONCE}`,
    before,
  );
  const ids = JSON.stringify(over.map(({ id }) => id));
  for (const [table, column] of [
    ['watch_ids', 'watch'],
    ['watches', 'id'],
  ]) {
    connection.run(`DELETE FROM ${table} WHERE ${column} IN (SELECT value FROM json_each(?))`, ids);
  }
  return callbacks + over.length;
}
