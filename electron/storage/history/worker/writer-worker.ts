import type { ExportProgress } from '#contract/model/history.ts';
import type { Run } from '#contract/model/run.ts';
import type { Connection } from '../../search/connection.ts';
import { HistoryExport } from '../export/export.ts';
import type { ExportOrder, WorkerNotice } from '../messages.ts';
import { HistoryReader } from '../search/reader.ts';
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
  #pruning: Promise<unknown> = Promise.resolve();
  #closed = false;

  constructor(connection: Connection, tell: (notice: WorkerNotice) => void) {
    this.#connection = connection;
    this.#writer = new HistoryWriter(connection);
    this.#reader = new HistoryReader(connection);
    this.#tell = tell;
  }

  add(runs: readonly Run[]): null {
    this.#writer.add(runs);
    return null;
  }

  /** Resolves when all that began before then is gone, with the number of calls that were deleted. */
  async prune(before: number): Promise<number> {
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

  export(order: ExportOrder): null {
    const tell = (progress: ExportProgress) => this.#tell({ notice: 'export', progress });
    const work = new HistoryExport(this.#reader, order, tell);
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

  async #inSteps(step: () => boolean): Promise<void> {
    while (!this.#closed && step()) await rest(REST_MS);
  }
}
