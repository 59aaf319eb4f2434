import type { ExportProgress } from '#contract/model/history.ts';

import { RetryTimer } from '../../retry-timer.ts';
import { isOfNewerVersion } from '../../workers/port.ts';
import { HistoryClient } from './client.ts';
import { ExportRegistry } from './export-registry.ts';
import { type FedJournal, HistorySync } from './history-sync.ts';
import { Retention } from './retention.ts';

/** How long leaving waits for the history, in milliseconds: a day's calls take less. */
const LEAVE_MS = 1_000;
/** What a killed process left behind is more than leaving could wait for, so it waits for no more than a day's. */
const LEAVE_BATCHES = 3;

/** What came to the history, apart from new calls. */
export interface HistoryChange {
  /** Calls were deleted. */
  readonly removed: boolean;
  /** Calls that were there have changed: an operator gave a verdict. */
  readonly renewed: boolean;
}

interface HistoryServiceOptions {
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
  /** Calls from before this moment, in milliseconds since the epoch, are deleted: all else that is kept as long is to be, too. */
  readonly onPrune: (before: number) => void;
  readonly onChanged: (change: HistoryChange) => void;
  readonly onExport: (progress: ExportProgress) => void;
  readonly onExports: (exports: readonly ExportProgress[]) => void;
  /** What settled stays in the journal, and is tried again. */
  readonly onUnwritten: (error: unknown) => void;
  /** The history has everything again. */
  readonly onWritten?: () => void;
  /** It was damaged or lost, and gets again what the journal has. Where the old one is, if anything is left. */
  readonly onRenewed?: (file: string) => void;
  readonly onFault: (what: string, error: unknown) => void;
}

export interface HistoryService {
  readonly history: HistoryClient;
  readonly exports: ExportRegistry;
  /** Takes over what has settled by now; what is older than wanted goes after it. Never rejects. */
  feed(): Promise<void>;
  /** The same on the way out: what a killed process left behind is too much to wait for. Never rejects. */
  feedWhileLeaving(): Promise<void>;
  /** Settings were saved: where another time to keep calls is among them, it counts at once. */
  settingsSaved(): void;
  close(): Promise<void>;
}

/** The history as it is kept up to date: fed from the journal, and cut where it is too old. */
export function createHistoryService(options: HistoryServiceOptions): HistoryService {
  const { journal, onFault } = options;
  const exports = new ExportRegistry(options.onExports);
  const history = new HistoryClient(options.worker, options.file, {
    onExport: (progress) => {
      exports.take(progress);
      options.onExport(progress);
    },
    onRenewed: (file) => {
      journal.feedAgain();
      options.onRenewed?.(file);
      void feed();
    },
    onNew: () => {
      // Of the first start ever, and of one that was just renewed, it had nothing.
      if (!journal.feedAgain()) return;
      options.onRenewed?.('');
      void feed();
    },
  });
  const sync = new HistorySync(journal, history, (renewed) =>
    options.onChanged({ removed: false, renewed }),
  );
  const retention = new Retention({
    history,
    days: options.days,
    now: options.now,
    serverTimes: options.serverTimes,
    onPrune: options.onPrune,
    onDue: () => void feed(),
    onDeleted: () => options.onChanged({ removed: true, renewed: false }),
    onFault: (error) => onFault('old history cannot be deleted:', error),
  });
  let isUnwritten = false;
  const feedNow = async (): Promise<boolean> => {
    retention.arm();
    try {
      await sync.feed();
    } catch (error) {
      if (!isUnwritten) options.onUnwritten(error);
      isUnwritten = true;
      return isOfNewerVersion(error);
    }
    if (isUnwritten) options.onWritten?.();
    isUnwritten = false;
    retention.prune();
    return true;
  };
  const retry = new RetryTimer(feedNow);
  const feed = async () => {
    if (!(await feedNow())) retry.start();
  };
  return {
    history,
    exports,
    feed,
    async feedWhileLeaving() {
      sync.endWithin(LEAVE_MS, LEAVE_BATCHES);
      await feedNow();
    },
    settingsSaved: () => {
      if (retention.isChanged) void feed();
    },
    close: () => {
      retention.stop();
      retry.stop();
      return history.close();
    },
  };
}
