import { join } from 'node:path';
import { NO_HISTORY_FILTER } from '#contract/model/history.ts';
import type { HistoryRequest } from '../control/command-line/report-options.ts';
import { NewerDatabase, OlderDatabase } from '../storage/database.ts';
import { type HistoryStream, streamHistory } from '../storage/history/export/stream.ts';

/**
 * Writes the history of a data folder, whether an app runs on it or not. For a process that does nothing else: it reads
 * in the main thread.
 *
 * @returns a sentence where it cannot be read; null where it was written, or its reader has gone.
 */
export async function printHistory(
  userData: string,
  { from, to, format }: HistoryRequest,
  { language, write }: Pick<HistoryStream, 'language' | 'write'>,
): Promise<string | null> {
  const filter = { ...NO_HISTORY_FILTER, from, to };
  try {
    await streamHistory(join(userData, 'history.sqlite'), { filter, format, language, write });
    return null;
  } catch (error) {
    return `The history cannot be read: ${causeOf(error)}.`;
  }
}

function causeOf(error: unknown): string {
  if (error instanceof NewerDatabase) return 'a newer version of CDN Recorder wrote it';
  if (error instanceof OlderDatabase)
    return 'an earlier version of CDN Recorder wrote it; start CDN Recorder once';
  return error instanceof Error ? error.message : String(error);
}
