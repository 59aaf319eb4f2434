import type { ExportProgress } from '../../contract/history.ts';

import { HistoryClient } from './client.ts';
import { ExportBook } from './export/export-book.ts';
import { type FedJournal, HistoryFeeder } from './feeder.ts';
import { Retention } from './retention.ts';

interface KeepOptions {
  readonly journal: FedJournal;
  /** The bundled worker script. */
  readonly worker: string;
  readonly file: string;
  /** For how many days; null keeps everything. */
  readonly days: () => number | null;
  /** The workstation's time, in milliseconds since the epoch. */
  readonly now: () => number;
  /** The servers' time, by each that has accepted a signature. */
  readonly serverTimes: () => readonly number[];
  /** `removed`: calls were deleted. */
  readonly onChanged: (removed: boolean) => void;
  readonly onExport: (progress: ExportProgress) => void;
  readonly onExports: (exports: readonly ExportProgress[]) => void;
  /** What settled stays in the journal, and is tried again with the next run. */
  readonly onUnwritten: (error: unknown) => void;
  readonly onFault: (what: string, error: unknown) => void;
}

export interface KeptHistory {
  readonly history: HistoryClient;
  readonly exports: ExportBook;
  /** Takes over what has settled by now; what is older than wanted goes after it. Never rejects. */
  feed(): Promise<void>;
  /** Settings were saved: where another time to keep calls is among them, it counts at once. */
  settingsSaved(): void;
  close(): Promise<void>;
}

/** The history as it is kept up to date: fed from the journal, and cut where it is too old. */
export function keepHistory(options: KeepOptions): KeptHistory {
  const { journal, onFault } = options;
  const exports = new ExportBook(options.onExports);
  const history = new HistoryClient(options.worker, options.file, {
    onExport: (progress) => {
      exports.take(progress);
      options.onExport(progress);
    },
    onFault: (message) => onFault('the history cannot be brought up to date:', message),
  });
  const feeder = new HistoryFeeder(journal, history, () => options.onChanged(false));
  const retention = new Retention({
    history,
    days: options.days,
    now: options.now,
    serverTimes: options.serverTimes,
    onDue: () => void feed(),
    onDeleted: () => options.onChanged(true),
    onFault: (error) => onFault('old history cannot be deleted:', error),
  });
  const feed = async () => {
    retention.arm();
    try {
      await feeder.feed();
    } catch (error) {
      options.onUnwritten(error);
      return;
    }
    retention.prune();
  };
  return {
    history,
    exports,
    feed,
    settingsSaved: () => {
      if (retention.isChanged) void feed();
    },
    close: () => {
      retention.stop();
      return history.close();
    },
  };
}
