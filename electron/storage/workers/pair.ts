import { quarantine } from '../quarantine.ts';
import type { Requests, Role } from './messages.ts';
import { WorkerFault, WorkerPort } from './port.ts';

/** Without a request for so long the reader ends, to free its memory: what it reads is not in use. */
const READER_IDLE_MS = 20_000;

export interface PairOptions<R extends Requests<R>, Notice> {
  /** The bundled worker script. */
  readonly worker: string;
  /** The database. */
  readonly path: string;
  /** Who answers which question. */
  readonly roles: { readonly [N in keyof R]: Role };
  /** After so long without a request the writer ends, in milliseconds. */
  readonly writerIdleMs: number;
  /** Whether the writer works on something that no request waits for. */
  readonly isWriterBusy?: () => boolean;
  readonly onNotice: (notice: Notice) => void;
  /** It was damaged or replaced, and a new one begins. Where the old one is; empty where nothing is left of it. */
  readonly onRenewed: (file: string) => void;
  /** What the writer was about is lost. */
  readonly onWriterEnd: () => void;
}

/**
 * Main's end of a database in two workers: what a person looks at is read by one, and waits for nothing that
 * the other does. A damaged file is quarantined and a new one begun; one of a newer version stays as it is.
 */
export class WorkerPair<R extends Requests<R>, Notice extends { readonly notice: string }> {
  readonly #options: PairOptions<R, Notice>;
  readonly writer: WorkerPort<Notice>;
  readonly #reader: WorkerPort<Notice>;
  #opened: Promise<null> | undefined;
  /** How often it was renewed, and the renewal that goes on. */
  #renewals = 0;
  #renewing: Promise<void> | undefined;

  constructor(options: PairOptions<R, Notice>) {
    this.#options = options;
    const { worker, path, onNotice, writerIdleMs, isWriterBusy = () => false } = options;
    const onEnd = () => {
      this.#opened = undefined;
      options.onWriterEnd();
    };
    this.writer = new WorkerPort(
      worker,
      { path, role: 'writer' },
      { onNotice, onEnd, isBusy: isWriterBusy },
      writerIdleMs,
    );
    this.#reader = new WorkerPort(
      worker,
      { path, role: 'reader' },
      { onNotice, onEnd: () => undefined },
      READER_IDLE_MS,
    );
  }

  /** Rejects when the worker cannot open its database or has died; the next question starts a new one. */
  async ask<N extends keyof R & string>(name: N, args: R[N]['args']): Promise<R[N]['result']> {
    const began = this.#renewals;
    try {
      return await this.#put(name, args);
    } catch (error) {
      if (!(error instanceof WorkerFault) || error.fault !== 'damaged') throw error;
      // One of several that found it damaged renews it.
      if (began === this.#renewals) this.#renewing ??= this.#renew();
      await this.#renewing;
      return this.#put(name, args);
    }
  }

  async close(): Promise<void> {
    await this.#reader.close();
    await this.writer.close();
    // A question that waited for the writer has begun the reader meanwhile.
    await this.#reader.close();
    this.#opened = undefined;
  }

  async #put<N extends keyof R & string>(name: N, args: R[N]['args']): Promise<R[N]['result']> {
    if (this.#options.roles[name] === 'writer') return this.writer.ask(name, args);
    await this.#open();
    return this.#reader.ask(name, args);
  }

  /** Renamed before it is closed: SQLite would else write to it. @throws Error when it cannot be renamed. */
  async #renew(): Promise<void> {
    try {
      const file = quarantine(this.#options.path, new Date());
      if (file === null) throw new Error('the damaged file cannot be renamed');
      await this.close();
      this.#renewals += 1;
      this.#options.onRenewed(file);
    } finally {
      this.#renewing = undefined;
    }
  }

  /** The one that writes makes the database and its schema; the one that reads finds both. */
  #open(): Promise<null> {
    this.#opened ??= this.writer.ask<null>('open', null).catch((error: unknown) => {
      this.#opened = undefined;
      throw error;
    });
    return this.#opened;
  }
}
