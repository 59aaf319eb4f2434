import type { HistoryDetail } from '#contract/model/history.ts';
import { type CallFacts, type EntryFacts, factsOf } from './facts.ts';
import type { Connection } from './statements.ts';

/**
 * Histories up to schema 2 hold their rows in `calls` and `outcomes`. They are indexed anew from
 * the newest down while the program runs; until then they are read as they are. To be removed when
 * no such file can be left.
 */

/** Whether rows of the old shape may be left. */
export function hasLegacy(connection: Connection): boolean {
  const sql = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'outcomes'";
  return connection.get(sql) !== undefined;
}

/** The newest old row's id; every entry has a higher one. 0 when none is left. */
export function legacyTop(connection: Connection): number {
  if (!hasLegacy(connection)) return 0;
  return connection.get<{ id: number | null }>('SELECT MAX(id) AS id FROM outcomes')?.id ?? 0;
}

export interface LegacyEntry {
  readonly id: number;
  readonly call: CallFacts;
  readonly entry: EntryFacts;
}

/** Old rows, newest first, each with its whole call. */
export function legacyEntries(
  connection: Connection,
  before: number,
  limit: number,
): LegacyEntry[] {
  const rows = connection.all<{ id: number; nth: number; detail: string }>(
    `SELECT o.id, o.id - (SELECT MIN(id) FROM outcomes WHERE call = o.call) AS nth, c.detail
       FROM outcomes AS o JOIN calls AS c ON c.id = o.call
       WHERE o.id < ? ORDER BY o.id DESC LIMIT ?`,
    before,
    limit,
  );
  return rows.flatMap(({ id, nth, detail }) => {
    const call = factsOf(JSON.parse(detail) as HistoryDetail);
    const entry = call.entries[nth];
    return entry ? [{ id, call, entry }] : [];
  });
}

/** The text kept of one old call. */
export function legacyDetail(connection: Connection, callId: string): string | null {
  if (!hasLegacy(connection)) return null;
  const sql = 'SELECT detail FROM calls WHERE call_id = ?';
  return connection.get<{ detail: string }>(sql, callId)?.detail ?? null;
}
