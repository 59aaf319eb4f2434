import { basename } from 'node:path';
import type { ExportProgress } from '#contract/model/history.ts';
import { WorkerPair } from '../../workers/pair.ts';
import type {
  ExportOrder,
  HistoryRequestName,
  HistoryRequests,
  WorkerNotice,
} from '../messages.ts';

/** The writer ends after so long without a request, to free its memory; the next one starts it again. */
const WRITER_IDLE_MS = 20_000;

/** What the history says unasked. */
export interface HistoryListeners {
  readonly onExport?: (progress: ExportProgress) => void;
  /** It was damaged or replaced, and a new one begins. Where the old one is; empty where nothing is left of it. */
  readonly onRenewed?: (file: string) => void;
  /** There was none: it begins now. */
  readonly onNew?: () => void;
}

/** Main's end of the history. */
export class HistoryClient {
  readonly #workers: WorkerPair<HistoryRequests, WorkerNotice>;
  readonly #listeners: HistoryListeners;
  readonly #exports = new Map<string, ExportProgress>();

  /**
   * `worker`: the bundled worker script. `path`: the database. `writerIdleMs`: the writer ends after so long without a
   * request, and without an export that goes on.
   */
  constructor(
    worker: string,
    path: string,
    listeners: HistoryListeners = {},
    writerIdleMs = WRITER_IDLE_MS,
  ) {
    this.#listeners = listeners;
    this.#workers = new WorkerPair({
      worker,
      path,
      roles: {
        add: 'writer',
        prune: 'writer',
        exportCancel: 'writer',
        page: 'reader',
        runs: 'reader',
        outcomes: 'reader',
        run: 'reader',
        count: 'reader',
        facets: 'reader',
        call: 'reader',
      },
      writerIdleMs,
      isWriterBusy: () => this.#exports.size > 0,
      onNotice: (notice) => this.#hear(notice),
      onRenewed: (file) => listeners.onRenewed?.(file),
      onWriterEnd: () => this.#writerEnded(),
    });
  }

  /** Rejects when the worker cannot open its database or has died; the next question starts a new one. */
  ask<N extends HistoryRequestName>(
    name: N,
    args: HistoryRequests[N]['args'],
  ): Promise<HistoryRequests[N]['result']> {
    return this.#workers.ask(name, args);
  }

  /**
   * Begins an export, and reports its begin, progress and end to the listeners. Never rejects: if the worker
   * dies before its first message, the export is reported as failed.
   */
  async export(order: ExportOrder): Promise<void> {
    const { id, path, format } = order;
    const begun: ExportProgress = {
      id,
      file: basename(path),
      done: 0,
      total: null,
      calls: format === 'json' ? 0 : null,
      state: 'running',
      fault: null,
    };
    this.#exports.set(id, begun);
    this.#tellExport(begun);
    try {
      await this.#workers.writer.ask('export', order);
    } catch {
      this.#tellExport({ ...begun, state: 'failed', fault: 'internal' });
    }
  }

  close(): Promise<void> {
    return this.#workers.close();
  }

  #hear(notice: WorkerNotice): void {
    if (notice.notice === 'new') this.#listeners.onNew?.();
    else this.#tellExport(notice.progress);
  }

  /** What has ended stays as it ended, whatever comes late. */
  #tellExport(progress: ExportProgress): void {
    if (!this.#exports.has(progress.id)) return;
    if (progress.state === 'running') this.#exports.set(progress.id, progress);
    else this.#exports.delete(progress.id);
    this.#listeners.onExport?.(progress);
  }

  /** The writer cannot report the end of its exports any longer: all of them count as failed. */
  #writerEnded(): void {
    for (const progress of [...this.#exports.values()]) {
      this.#tellExport({ ...progress, state: 'failed', fault: 'internal' });
    }
  }
}
