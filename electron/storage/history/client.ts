import { Worker } from 'node:worker_threads';
import type {
  HistoryRequestName,
  HistoryRequests,
  WorkerAnswer,
  WorkerQuestion,
} from './messages.ts';

interface Pending {
  readonly resolve: (value: never) => void;
  readonly reject: (error: Error) => void;
}

/** Main's end of the history worker. The worker starts with the first question, off the path of the tray. */
export class HistoryClient {
  readonly #workerFile: string;
  readonly #path: string;
  readonly #pending = new Map<number, Pending>();
  #worker: Worker | undefined;
  #lastId = 0;

  /** `workerFile`: the bundled worker script. `path`: the database. */
  constructor(workerFile: string, path: string) {
    this.#workerFile = workerFile;
    this.#path = path;
  }

  /** Rejects when the worker cannot open its database or has died; the next question starts a new one. */
  ask<N extends HistoryRequestName>(
    name: N,
    args: HistoryRequests[N]['args'],
  ): Promise<HistoryRequests[N]['result']> {
    this.#worker ??= this.#start();
    this.#lastId += 1;
    const question: WorkerQuestion = { id: this.#lastId, name, args };
    return new Promise((resolve, reject) => {
      this.#pending.set(question.id, { resolve, reject });
      this.#worker?.postMessage(question);
    });
  }

  async close(): Promise<void> {
    if (!this.#worker) return;
    await this.ask('close', null).catch(() => null);
    await this.#worker?.terminate();
  }

  #start(): Worker {
    const worker = new Worker(this.#workerFile, { workerData: { path: this.#path } });
    worker.on('message', (answer: WorkerAnswer) => this.#settle(answer));
    worker.on('error', (error) => this.#fail(worker, error as Error));
    worker.on('exit', (code) => this.#fail(worker, new Error(`history worker ended with ${code}`)));
    return worker;
  }

  #settle(answer: WorkerAnswer): void {
    const pending = this.#pending.get(answer.id);
    this.#pending.delete(answer.id);
    if (answer.ok) pending?.resolve(answer.value as never);
    else pending?.reject(new Error(answer.message));
  }

  #fail(worker: Worker, error: Error): void {
    if (this.#worker !== worker) return;
    this.#worker = undefined;
    for (const { reject } of this.#pending.values()) reject(error);
    this.#pending.clear();
  }
}
