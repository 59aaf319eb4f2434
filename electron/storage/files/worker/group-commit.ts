import { transaction } from '../../database.ts';
import type { Connection } from '../../search/connection.ts';

interface Waiting {
  readonly work: () => unknown;
  readonly resolve: (value: never) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * How long the disk rests after a commit, in milliseconds: a stream of callbacks gathers meanwhile, and the journal's
 * commits find it free. One write alone waits for nothing.
 */
const REST_MS = 20;

/**
 * Writes what was asked for at the same time as one commit, so that a burst of callbacks waits for one sync of the
 * disk and not for one each. Each is answered once its commit is on disk.
 */
export class GroupCommit {
  readonly #connection: Connection;
  /** Writes what a transaction has gathered, before its end; forgets it after one that failed. */
  readonly #gathered: { flush(): void; forget(): void };
  #waiting: Waiting[] = [];
  #committedAt = Number.NEGATIVE_INFINITY;

  constructor(connection: Connection, gathered: { flush(): void; forget(): void }) {
    this.#connection = connection;
    this.#gathered = gathered;
  }

  /** Rejects when it cannot be written; nothing of it is in the database then. */
  write<T>(work: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ work, resolve, reject });
      if (this.#waiting.length > 1) return;
      const rest = this.#committedAt + REST_MS - performance.now();
      // All messages that have arrived by now come before this.
      if (rest <= 0) setImmediate(() => this.flush());
      else setTimeout(() => this.flush(), rest);
    });
  }

  /** Writes what waits; to be called before the database is closed. */
  flush(): void {
    if (this.#waiting.length === 0) return;
    this.#commit();
    this.#committedAt = performance.now();
  }

  #commit(): void {
    const group = this.#waiting;
    this.#waiting = [];
    try {
      const values = this.#inOne(group);
      for (const [index, { resolve }] of group.entries()) resolve(values[index] as never);
    } catch {
      // One of them may be at fault, and must not take the others with it.
      for (const one of group) this.#alone(one);
    }
  }

  #alone(one: Waiting): void {
    try {
      one.resolve(this.#inOne([one])[0] as never);
    } catch (error) {
      one.reject(error);
    }
  }

  #inOne(group: readonly Waiting[]): unknown[] {
    try {
      return transaction(this.#connection.database, () => {
        const values = group.map(({ work }) => work());
        this.#gathered.flush();
        return values;
      });
    } catch (error) {
      this.#gathered.forget();
      throw error;
    }
  }
}
