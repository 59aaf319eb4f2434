import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { createRequire, syncBuiltinESMExports } from 'node:module';
import os from 'node:os';
import { compileFunction } from 'node:vm';
import threads from 'node:worker_threads';

type Script = (require: (name: string) => unknown) => void;
const scripts = new Map<string, Script>();

/** A bundled script, compiled once. */
function scriptOf(file: string): Script {
  const script =
    scripts.get(file) ?? (compileFunction(readFileSync(file, 'utf8'), ['require']) as Script);
  scripts.set(file, script);
  return script;
}

/**
 * A worker's script in the thread that starts it, as often as it is started, with messages that are copied
 * and come later. To begin a thread takes more processor time than all that a history's worker does here.
 */
class WorkerInProcess extends EventEmitter {
  readonly #inner = new EventEmitter();
  #isOver = false;

  constructor(file: string, { workerData }: { readonly workerData: unknown }) {
    super();
    const parentPort = Object.assign(this.#inner, {
      postMessage: (message: unknown) => {
        const copy = structuredClone(message);
        this.#later(() => this.emit('message', copy));
      },
    });
    const real = createRequire(file);
    this.#later(() => {
      try {
        scriptOf(file)((name) => {
          if (name === 'node:worker_threads') return { parentPort, workerData };
          // It would be that of the whole process.
          return name === 'node:os' ? { ...os, setPriority: () => undefined } : real(name);
        });
      } catch (error) {
        this.emit('error', error);
        this.#end(1);
      }
    });
  }

  postMessage(message: unknown): void {
    const copy = structuredClone(message);
    this.#later(() => this.#inner.emit('message', copy));
  }

  async terminate(): Promise<number> {
    this.#end(1);
    return 1;
  }

  #end(code: number): void {
    if (this.#isOver) return;
    this.#isOver = true;
    setImmediate(() => this.emit('exit', code));
  }

  #later(deliver: () => void): void {
    setImmediate(() => {
      if (!this.#isOver) deliver();
    });
  }
}

/** Each worker that is started from now on runs in this thread. */
export function runWorkersInThisThread(): void {
  Object.assign(threads, { Worker: WorkerInProcess });
  syncBuiltinESMExports();
}
