import type { Run } from '../../contract/run.ts';
import { HistoryExport } from './export/export.ts';
import type { ExportOrder, WorkerNotice } from './messages.ts';
import { migrateSome } from './migrate.ts';
import { pruneSome } from './prune.ts';
import { HistoryReader } from './reader.ts';
import type { Connection } from './statements.ts';
import { HistoryWriter } from './writer.ts';

/**
 * Rest between two commits of work in the background, in milliseconds: for what waits, and so that the disk
 * belongs to the journal most of the time.
 */
const REST_MS = 20;

const rest = (ms: number) => new Promise((resume) => setTimeout(resume, ms));

/** The one that writes: adds what has settled and, in small steps in between, does all that takes long. */
export class HistoryKeeper {
  readonly #connection: Connection;
  readonly #writer: HistoryWriter;
  readonly #reader: HistoryReader;
  readonly #tell: (notice: WorkerNotice) => void;
  readonly #exports = new Map<string, HistoryExport>();
  readonly #migrated: Promise<void>;
  #pruning: Promise<unknown> = Promise.resolve();
  #closed = false;

  constructor(connection: Connection, tell: (notice: WorkerNotice) => void) {
    this.#connection = connection;
    this.#writer = new HistoryWriter(connection);
    this.#reader = new HistoryReader(connection);
    this.#tell = tell;
    this.#migrated = this.#inSteps(() => migrateSome(this.#writer));
    this.#migrated.catch((error: unknown) => this.#fault(error));
  }

  add(runs: readonly Run[]): null {
    this.#writer.add(runs);
    return null;
  }

  /** Resolves when all that began before then is gone. */
  async prune(before: number): Promise<null> {
    await this.#migrated;
    const done = this.#pruning.then(() => this.#inSteps(() => pruneSome(this.#writer, before)));
    this.#pruning = done.catch(() => undefined);
    await done;
    return null;
  }

  /** Begins; an export of an older file waits until that is up to date. */
  export(order: ExportOrder): null {
    const work = new HistoryExport(this.#reader, order, (progress) =>
      this.#tell({ notice: 'export', progress }),
    );
    this.#exports.set(order.id, work);
    void this.#migrated
      .catch(() => undefined)
      .then(() => work.run())
      .finally(() => this.#exports.delete(order.id));
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

  #fault(error: unknown): void {
    this.#tell({
      notice: 'fault',
      message: error instanceof Error ? error.message : String(error),
    });
  }
}
