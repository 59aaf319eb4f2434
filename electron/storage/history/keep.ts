import type { ExportProgress } from '../../contract/history.ts';
import type { SqliteJournal } from '../journal/journal.ts';
import { HistoryClient } from './client.ts';
import { HistoryFeeder } from './feeder.ts';
import { Retention } from './retention.ts';

interface KeepOptions {
  readonly journal: SqliteJournal;
  /** The bundled worker script. */
  readonly worker: string;
  readonly file: string;
  /** For how many days; null keeps everything. */
  readonly days: () => number | null;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly onChanged: () => void;
  readonly onExport: (progress: ExportProgress) => void;
  /** What settled stays in the journal, and is tried again with the next run. */
  readonly onUnwritten: (error: unknown) => void;
  readonly onFault: (what: string, error: unknown) => void;
}

export interface KeptHistory {
  readonly history: HistoryClient;
  /** Takes over what has settled by now; what is older than wanted goes after it. Never rejects. */
  feed(): Promise<void>;
}

/** The history as it is kept up to date: fed from the journal, and cut where it is too old. */
export function keepHistory(options: KeepOptions): KeptHistory {
  const { journal, onFault } = options;
  const history = new HistoryClient(options.worker, options.file, {
    onExport: options.onExport,
    onFault: (message) => onFault('the history cannot be brought up to date:', message),
  });
  const feeder = new HistoryFeeder(journal, history, options.onChanged);
  const retention = new Retention(history, options.days, options.now);
  const feed = async () => {
    try {
      await feeder.feed();
    } catch (error) {
      options.onUnwritten(error);
      return;
    }
    retention.prune((error) => onFault('old history cannot be deleted:', error));
  };
  return { history, feed };
}
