import type { ExportProgress } from '#contract/model/history.ts';
import type { Run } from '#contract/model/run.ts';
import { HistoryExport } from '../export/export.ts';
import type { ExportOrder, WorkerNotice } from '../messages.ts';
import { HistoryReader } from '../search/reader.ts';
import type { Connection } from '../search/statements.ts';
import { migrateSome } from './migrate.ts';
import { pruneSome } from './prune.ts';
import { HistoryWriter } from './writer.ts';

/**
 * Rest between two commits of work in the background, in milliseconds: for what waits, and so that the disk
 * belongs to the journal most of the time.
 */
const REST_MS = 20;

const rest = (ms: number) => new Promise((resume) => setTimeout(resume, ms));

/** The one that writes: adds what has settled and, in small steps in between, does all that takes long. */
export class WriterWorker {
  readonly #connection: Connection;
  readonly #writer: HistoryWriter;
  readonly #reader: HistoryReader;
  readonly #tell: (notice: WorkerNotice) => void;
  readonly #exports = new Map<string, HistoryExport>();
  #migrating: Promise<void> | undefined;
  #pruning: Promise<unknown> = Promise.resolve();
  #closed = false;

  constructor(connection: Connection, tell: (notice: WorkerNotice) => void) {
    this.#connection = connection;
    this.#writer = new HistoryWriter(connection);
    this.#reader = new HistoryReader(connection);
    this.#tell = tell;
    void this.#upToDate();
  }

  add(runs: readonly Run[]): null {
    this.#writer.add(runs);
    return null;
  }

  /** Resolves when all that began before then is gone, with the number of calls that were deleted. */
  async prune(before: number): Promise<number> {
    await this.#upToDate();
    let deleted = 0;
    const step = () => {
      const some = pruneSome(this.#writer, before);
      deleted += some;
      return some > 0;
    };
    const done = this.#pruning.then(() => this.#inSteps(step));
    this.#pruning = done.catch(() => undefined);
    await done;
    return deleted;
  }

  /** Begins; an export of an older file waits until that is up to date, since it would not be whole before. */
  export(order: ExportOrder): null {
    const tell = (progress: ExportProgress) => this.#tell({ notice: 'export', progress });
    const work = new HistoryExport(this.#reader, order, tell, this.#upToDate());
    this.#exports.set(order.id, work);
    void work.run().finally(() => this.#exports.delete(order.id));
    return null;
  }

  cancelExport(id: string): null {
    this.#exports.get(id)?.cancel();
    return null;
  }

  /** Leaves no half-written export behind. */
  close(): null {
    this.#closed = true;
    for (const work of this.#exports.values()) work.abandon();
    this.#connection.database.close();
    return null;
  }

  /** Rejects when an older file cannot be brought up to date; the next who needs that tries again. */
  #upToDate(): Promise<void> {
    this.#migrating ??= this.#inSteps(() => migrateSome(this.#writer)).catch((error: unknown) => {
      this.#migrating = undefined;
      this.#fault(error);
      throw error;
    });
    // It is told as a fault, also where nobody waits for it.
    this.#migrating.catch(() => undefined);
    return this.#migrating;
  }

  async #inSteps(step: () => boolean): Promise<void> {
    while (!this.#closed && step()) await rest(REST_MS);
  }

  #fault(error: unknown): void {
    this.#tell({
      notice: 'fault',
      message: error instanceof Error ? error.message : String(error),
    });
  }
}
