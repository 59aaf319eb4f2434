import type { Value } from '../../search/connection.ts';
import { HOUR_MS } from '../../search/time-index.ts';
import { detailFromText } from '../../stored-verdicts.ts';
import { factsOf } from '../search/facts.ts';
import { COLUMNS } from '../search/schema.ts';
import type { HistoryWriter } from './writer.ts';

/** Calls deleted in one commit. */
const BATCH = 25;

/** Pages given back to the disk after each commit. */
const PAGES = 64;

type Entry = { id: number; at: number } & Record<(typeof COLUMNS)[number], number | null>;

/** Deletes some calls that began before then (milliseconds), in one commit. How many; 0 when none is left. */
export function pruneSome(writer: HistoryWriter, before: number): number {
  const { connection } = writer;
  const calls = oldCalls(writer, before);
  writer.write(() => {
    const runs = new Set(calls.map((call) => writer.runs.ofCall(call)));
    for (const call of calls) drop(writer, call);
    for (const run of runs) if (run !== null) writer.runs.renew(run);
  });
  connection.database.exec(`PRAGMA incremental_vacuum(${PAGES})`);
  return calls.length;
}

/** The hours say where old entries may be, whatever order the clock brought them in. */
function oldCalls({ connection }: HistoryWriter, before: number): number[] {
  const hours = connection.all<{ first: number; last: number }>(
    'SELECT first, last FROM hours WHERE hour <= ? ORDER BY hour',
    Math.floor(before / HOUR_MS),
  );
  for (const { first, last } of hours) {
    const rows = connection.all<{ call: number }>(
      `SELECT DISTINCT call FROM entries NOT INDEXED
         WHERE id BETWEEN ? AND ? AND at < ? LIMIT ${BATCH}`,
      first,
      last,
      before,
    );
    if (rows.length > 0) return rows.map(({ call }) => call);
  }
  return [];
}

function drop({ connection, terms, hours }: HistoryWriter, call: number): void {
  const detail = connection.get<{ detail: string }>(
    'SELECT detail FROM call_details WHERE id = ?',
    call,
  );
  const facts = detail && factsOf(detailFromText(detail.detail));
  const remove = (sql: string, ...values: Value[]) =>
    connection.run(`DELETE FROM ${sql}`, ...values);
  for (const value of facts?.ids ?? [])
    remove('call_ids WHERE value = ? AND call = ?', value, call);
  const entries = connection.all<Entry>('SELECT * FROM entries WHERE call = ? ORDER BY id', call);
  entries.forEach((entry, nth) => {
    for (const value of facts?.entries[nth]?.ids ?? []) {
      remove('entry_ids WHERE value = ? AND entry = ?', value, entry.id);
    }
    for (const column of COLUMNS) {
      const term = entry[column];
      if (term !== null) terms.release(term);
    }
  });
  const [first] = entries;
  if (first) hours.release(first.at, entries.length);
  remove('entries WHERE call = ?', call);
  remove('call_details WHERE id = ?', call);
}
