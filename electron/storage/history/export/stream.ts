import { existsSync } from 'node:fs';
import { setImmediate as turn } from 'node:timers/promises';
import { openForReading } from '../../database.ts';
import { Connection } from '../../search/connection.ts';
import { HistoryReader } from '../search/reader.ts';
import { HISTORY_MIGRATIONS } from '../search/schema.ts';
import { HistoryText, headOf, NEWEST, type Rendered } from './render.ts';

/** How long a statement waits where the app writes, in milliseconds. */
const BUSY_MS = 2_000;

export interface HistoryStream extends Rendered {
  /** Takes the next text; resolves once it wants more, with false where it wants none. */
  write(text: string): Promise<boolean>;
}

/**
 * Writes what a filter finds of a history, newest first, as fast as it is taken. A few rows are in memory, and nothing
 * of the database is held while a text is taken: an app that has it goes on as ever. Nothing is written to it. Where
 * there is no history yet there are no rows.
 *
 * @throws Error where it cannot be read: NewerDatabase, OlderDatabase, or of the database.
 */
export async function streamHistory(path: string, order: HistoryStream): Promise<void> {
  const { filter, write } = order;
  const reader = existsSync(path) ? readerOf(path) : null;
  try {
    const head = headOf(order);
    if (head !== '' && !(await write(head))) return;
    if (!reader) return;
    await reader.prepare(filter);
    const text = new HistoryText(reader, order);
    let before: number | null = NEWEST;
    while (before !== null) {
      const portion = text.some(before);
      before = portion.next;
      if (portion.text !== '' && !(await write(portion.text))) return;
      // The end of a reader is heard of in a turn of its own.
      await turn();
    }
  } finally {
    reader?.close();
  }
}

function readerOf(path: string): HistoryReader {
  const options = {
    synchronous: 'NORMAL',
    migrations: HISTORY_MIGRATIONS,
    busyMs: BUSY_MS,
  } as const;
  return new HistoryReader(new Connection(openForReading(path, options)));
}
