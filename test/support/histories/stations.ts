import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Bundle } from './bundle.ts';
import type { Answered, Reply, Request } from './orders.ts';

/** The process died before it answered. */
export class Died extends Error {
  override readonly name = 'Died';
}

/** One process of the program that serves several data folders, as its parent sees it. */
export class Stations {
  readonly #child: ChildProcess;
  readonly #open = new Map<number, { give: (it: Answered) => void; fail: (it: Died) => void }>();
  readonly ready: Promise<void>;
  #n = 0;

  /** `key`: 64 hex digits, the system's key store. */
  constructor(
    { stations, historyWorker, filesWorker, cache }: Bundle,
    key: string,
    folders: readonly string[],
  ) {
    this.#child = spawn(process.execPath, [stations, historyWorker, filesWorker, key, ...folders], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: {
        ...process.env,
        ELECTRON_OVERRIDE_DIST_PATH: '/no/electron/in/plain/node',
        NODE_COMPILE_CACHE: cache,
      },
    });
    const lines = createInterface({ input: this.#child.stdout as NodeJS.ReadableStream });
    this.ready = new Promise((resolve, reject) => {
      lines.on('line', (line) => {
        const told = JSON.parse(line) as Reply | { ready: true };
        if ('ready' in told) resolve();
        else this.#take(told);
      });
      this.#child.once('exit', () => reject(new Died('before it was ready')));
    });
    this.ready.catch(() => undefined);
    this.#child.stdin?.on('error', () => undefined);
    this.#child.once('exit', () => {
      for (const { fail } of this.#open.values()) fail(new Died('in the middle'));
      this.#open.clear();
    });
  }

  /** Rejects with `Died` when the process ends first. */
  ask(station: number, what: Request): Promise<Answered> {
    this.#n += 1;
    const n = this.#n;
    return new Promise((give, fail) => {
      if (this.#child.exitCode !== null || this.#child.signalCode !== null) {
        fail(new Died('already'));
        return;
      }
      this.#open.set(n, { give, fail });
      this.#child.stdin?.write(`${JSON.stringify({ n, station, what })}\n`);
    });
  }

  async kill(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const gone = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await gone;
  }

  #take({ n, answered }: Reply): void {
    this.#open.get(n)?.give(answered);
    this.#open.delete(n);
  }
}
