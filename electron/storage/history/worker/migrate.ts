import type { HistoryDetail } from '#contract/model/history.ts';
import { factsOf } from '../search/facts.ts';
import { hasLegacy } from '../search/legacy.ts';
import type { HistoryWriter } from './writer.ts';

/** Calls moved in one commit: some 10 ms, so that nothing waits for long. */
const BATCH = 50;

/**
 * Moves the newest calls of the old shape into the new one, in one commit. What is left is the state: after
 * a crash it goes on where it was. True when there is more.
 */
export function migrateSome(writer: HistoryWriter): boolean {
  const { connection } = writer;
  if (!hasLegacy(connection)) return false;
  const calls = connection.all<{ id: number; detail: string }>(
    'SELECT id, detail FROM calls ORDER BY id DESC LIMIT ?',
    BATCH,
  );
  writer.write(() => {
    for (const { id, detail } of calls) {
      const rows = connection.all<{ id: number }>(
        'SELECT id FROM outcomes WHERE call = ? ORDER BY id',
        id,
      );
      connection.run('DELETE FROM outcomes WHERE call = ?', id);
      connection.run('DELETE FROM calls WHERE id = ?', id);
      const facts = factsOf(JSON.parse(detail) as HistoryDetail);
      writer.put(
        facts,
        id,
        rows.map((row) => row.id),
      );
    }
    if (calls.length === 0) connection.database.exec('DROP TABLE outcomes; DROP TABLE calls;');
  });
  return calls.length > 0;
}
