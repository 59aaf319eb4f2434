import { basename } from 'node:path';
import type { ExportProgress } from '#contract/model/history.ts';
import { quarantine } from '../../quarantine.ts';
import type {
  ExportOrder,
  HistoryRequestName,
  HistoryRequests,
  Role,
  WorkerNotice,
} from '../messages.ts';
import { HistoryFault, WorkerPort } from './port.ts';

const ROLES: { readonly [N in HistoryRequestName]: Role } = {
  add: 'writer',
  prune: 'writer',
  exportCancel: 'writer',
  page: 'reader',
  runs: 'reader',
  outcomes: 'reader',
  count: 'reader',
  facets: 'reader',
  call: 'reader',
};

/** Without a request for so long the reader ends, to free its memory: the history is not in use. */
const READER_IDLE_MS = 20_000;

/** What the history says unasked. */
export interface HistoryListeners {
  readonly onExport?: (progress: ExportProgress) => void;
  /** It was damaged or replaced, and a new one begins. Where the old one is; empty where nothing is left of it. */
  readonly onRenewed?: (file: string) => void;
  /** There was none: it begins now. */
  readonly onNew?: () => void;
}

/**
 * Main's end of the history. Two workers on one database: what a person looks at is read by one, and waits
 * for nothing that the other does (adding, exporting, deleting).
 */
export class HistoryClient {
  readonly #writer: WorkerPort;
  readonly #reader: WorkerPort;
  readonly #listeners: HistoryListeners;
  readonly #exports = new Map<string, ExportProgress>();
  readonly #path: string;
  #opened: Promise<null> | undefined;
  /** How often it was renewed, and the renewal that goes on. */
  #renewals = 0;
  #renewing: Promise<void> | undefined;

  /** `workerFile`: the bundled worker script. `path`: the database. */
  constructor(workerFile: string, path: string, listeners: HistoryListeners = {}) {
    this.#listeners = listeners;
    this.#path = path;
    const onNotice = (notice: WorkerNotice) => this.#hear(notice);
    this.#writer = new WorkerPort(
      workerFile,
      { path, role: 'writer' },
      { onNotice, onEnd: () => this.#writerEnded() },
    );
    this.#reader = new WorkerPort(
      workerFile,
      { path, role: 'reader' },
      { onNotice, onEnd: () => undefined },
      READER_IDLE_MS,
    );
  }

  /** Rejects when the worker cannot open its database or has died; the next question starts a new one. */
  async ask<N extends HistoryRequestName>(
    name: N,
    args: HistoryRequests[N]['args'],
  ): Promise<HistoryRequests[N]['result']> {
    const began = this.#renewals;
    try {
      return await this.#put(name, args);
    } catch (error) {
      if (!(error instanceof HistoryFault) || error.fault !== 'damaged') throw error;
      // One of several that found it damaged renews it.
      if (began === this.#renewals) this.#renewing ??= this.#renew();
      await this.#renewing;
      return this.#put(name, args);
    }
  }

  async #put<N extends HistoryRequestName>(
    name: N,
    args: HistoryRequests[N]['args'],
  ): Promise<HistoryRequests[N]['result']> {
    if (ROLES[name] === 'reader') {
      await this.#open();
      return this.#reader.ask(name, args);
    }
    return this.#writer.ask(name, args);
  }

  /** Renamed before it is closed: SQLite would else write to it. @throws Error when it cannot be renamed. */
  async #renew(): Promise<void> {
    try {
      const file = quarantine(this.#path, new Date());
      if (file === null) throw new Error('the damaged history cannot be renamed');
      await this.close();
      this.#renewals += 1;
      this.#listeners.onRenewed?.(file);
    } finally {
      this.#renewing = undefined;
    }
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
      await this.#writer.ask('export', order);
    } catch {
      this.#tellExport({ ...begun, state: 'failed', fault: 'internal' });
    }
  }

  async close(): Promise<void> {
    await this.#reader.close();
    await this.#writer.close();
    this.#opened = undefined;
  }

  /** The one that writes makes the database and its schema; the one that reads finds both. */
  #open(): Promise<null> {
    this.#opened ??= this.#writer.ask<null>('open', null).catch((error: unknown) => {
      this.#opened = undefined;
      throw error;
    });
    return this.#opened;
  }

  #hear(notice: WorkerNotice): void {
    if (notice.notice === 'new') this.#listeners.onNew?.();
    else if (notice.notice === 'export') this.#tellExport(notice.progress);
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
    this.#opened = undefined;
    for (const progress of [...this.#exports.values()]) {
      this.#tellExport({ ...progress, state: 'failed', fault: 'internal' });
    }
  }
}
