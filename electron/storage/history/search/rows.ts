import type { HistoryRow } from '#contract/model/history.ts';
import type { Connection } from '../../search/connection.ts';
import { COLUMNS, type Column } from './schema.ts';

type EntryRow = { readonly [C in Column]: number | null } & {
  id: number;
  callId: string;
  at: number;
  action: HistoryRow['action'];
  practice: number;
  task: string | null;
  reason: HistoryRow['reason'];
  endTime: number | null;
  verdict: HistoryRow['verdict'];
  verifiedAt: string | null;
};

/** The lines of these entries, in this order. */
export function rowsOf(connection: Connection, ids: readonly number[]): HistoryRow[] {
  const entries = connection.all<EntryRow>(
    `SELECT e.id, d.call_id AS callId, e.at, e.action, e.practice, e.task, e.reason,
       e.end_time AS endTime, e.verdict, e.verified_at AS verifiedAt, ${COLUMNS.map((column) => `e.${column}`).join(', ')}
       FROM json_each(?) AS c CROSS JOIN entries AS e ON e.id = c.value
       JOIN call_details AS d ON d.id = e.call ORDER BY c.key`,
    JSON.stringify(ids),
  );
  const texts = textsOf(connection, entries);
  const text = (id: number | null) => (id === null ? null : (texts.get(id) ?? null));
  return entries.map((entry) => ({
    id: entry.id,
    callId: entry.callId,
    startedAt: momentOf(entry.at),
    presetName: text(entry.preset) ?? '',
    accountName: text(entry.account) ?? '',
    practice: entry.practice === 1,
    action: entry.action,
    vendor: text(entry.vendor) as HistoryRow['vendor'],
    streamId: text(entry.stream) ?? '',
    task: entry.task,
    status: text(entry.status) as HistoryRow['status'],
    reason: entry.reason,
    verdict: entry.verdict,
    verifiedAt: entry.verifiedAt,
    endTime: entry.endTime,
    vendorCode: text(entry.row_code),
    code: text(entry.code),
    message: text(entry.message),
  }));
}

const LAST_MOMENT = 8_640_000_000_000_000;

/** What no calendar has must not fail the page or the file in which the row is. */
function momentOf(at: number): string {
  const isOne = Number.isFinite(at) && Math.abs(at) <= LAST_MOMENT;
  return new Date(isOne ? at : 0).toISOString();
}

function textsOf(connection: Connection, entries: readonly EntryRow[]): Map<number, string> {
  const ids = new Set(entries.flatMap((entry) => COLUMNS.map((column) => entry[column])));
  const terms = connection.all<{ id: number; text: string }>(
    'SELECT id, text FROM terms WHERE id IN (SELECT value FROM json_each(?))',
    JSON.stringify([...ids]),
  );
  return new Map(terms.map(({ id, text }) => [id, text]));
}
