import { basename } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { DatabaseFault } from '../database-fault.ts';
import type {
  Unopened,
  WorkerAnswer,
  WorkerData,
  WorkerFailure,
  WorkerQuestion,
} from './messages.ts';

/** A worker could not do what was asked. */
export class WorkerFault extends Error {
  override readonly name = 'WorkerFault';
  readonly fault: DatabaseFault;

  constructor({ message, fault }: WorkerFailure) {
    super(message);
    this.fault = fault;
  }
}

/** Nothing but another version of the program helps there. */
export const isOfNewerVersion = (error: unknown): boolean =>
  error instanceof WorkerFault && error.fault === 'newer';

interface Pending {
  readonly resolve: (value: never) => void;
  readonly reject: (error: Error) => void;
}

export interface PortListeners<Notice> {
  readonly onNotice: (notice: Notice) => void;
  /** The worker has ended unasked: what it was about is lost. */
  readonly onEnd: () => void;
  /** Whether it works on something that no question waits for: it stays then. */
  readonly isBusy?: () => boolean;
}

interface Running {
  readonly worker: Worker;
  readonly pending: Map<number, Pending>;
}

/**
 * Main's end of one worker. It starts with the first question, off the path of the tray, ends once it has had none for
 * a while, and starts again with the next one: that never waits for the end of the one before.
 */
export class WorkerPort<Notice extends { readonly notice: string }> {
  readonly #file: string;
  readonly #data: WorkerData;
  readonly #listeners: PortListeners<Notice>;
  readonly #idleMs: number | null;
  #running: Running | undefined;
  #idle: NodeJS.Timeout | undefined;
  /** Of those that have been told to end, until they are gone. */
  readonly #ending = new Set<Promise<void>>();
  #lastId = 0;

  /** `idleMs`: how long it stays without a question; null for good. */
  constructor(
    file: string,
    data: WorkerData,
    listeners: PortListeners<Notice>,
    idleMs: number | null = null,
  ) {
    this.#file = file;
    this.#data = data;
    this.#listeners = listeners;
    this.#idleMs = idleMs;
  }

  /** Rejects when the worker cannot start or has died; the next question starts a new one. */
  ask<T>(name: string, args: unknown): Promise<T> {
    clearTimeout(this.#idle);
    this.#running ??= this.#start();
    return this.#put(this.#running, name, args);
  }

  /**
   * What it is about is ended; a question after this starts a new one. Resolves when none of them has the database open
   * any longer.
   */
  async close(): Promise<void> {
    this.#end();
    await Promise.all(this.#ending);
  }

  #end(): void {
    clearTimeout(this.#idle);
    const running = this.#running;
    if (!running) return;
    this.#running = undefined;
    const gone = this.#put(running, 'close', null)
      .catch(() => null)
      .then(() => running.worker.terminate())
      .then(() => void this.#ending.delete(gone));
    this.#ending.add(gone);
  }

  #put<T>({ worker, pending }: Running, name: string, args: unknown): Promise<T> {
    this.#lastId += 1;
    const question: WorkerQuestion = { id: this.#lastId, name, args };
    return new Promise((resolve, reject) => {
      pending.set(question.id, { resolve, reject });
      worker.postMessage(question);
    });
  }

  #start(): Running {
    const worker = new Worker(this.#file, { workerData: this.#data });
    const running: Running = { worker, pending: new Map() };
    worker.on('message', (message: WorkerAnswer | Unopened | Notice) => {
      if (!('notice' in message)) this.#settle(running, message);
      else if (isUnopened(message)) this.#fail(running, new WorkerFault(message.failure));
      else this.#listeners.onNotice(message);
    });
    worker.on('error', (error) => this.#fail(running, error as Error));
    worker.on('exit', (code) =>
      this.#fail(running, new Error(`a worker of ${basename(this.#data.path)} ended with ${code}`)),
    );
    return running;
  }

  #settle(running: Running, answer: WorkerAnswer): void {
    const pending = running.pending.get(answer.id);
    running.pending.delete(answer.id);
    if (answer.ok) pending?.resolve(answer.value as never);
    else pending?.reject(new WorkerFault(answer.failure));
    if (this.#running === running && running.pending.size === 0) this.#endWhenIdle();
  }

  #endWhenIdle(): void {
    if (this.#idleMs === null) return;
    this.#idle = setTimeout(() => {
      if (this.#listeners.isBusy?.()) this.#endWhenIdle();
      else this.#end();
    }, this.#idleMs).unref();
  }

  #fail(running: Running, error: Error): void {
    for (const { reject } of running.pending.values()) reject(error);
    running.pending.clear();
    if (this.#running !== running) return;
    this.#running = undefined;
    this.#listeners.onEnd();
  }
}

const isUnopened = (message: { readonly notice: string }): message is Unopened =>
  message.notice === 'unopened';
