import type { Recording } from '../contract/start.ts';

/** One stream at one vendor of one account: what can run only once. */
export type RecordingKey = Pick<Recording, 'accountId' | 'vendor' | 'streamId'>;

export interface RecordingChanges {
  readonly put: readonly Recording[];
  readonly drop: readonly RecordingKey[];
}

export const NO_CHANGES: RecordingChanges = { put: [], drop: [] };

const keyOf = ({ accountId, vendor, streamId }: RecordingKey): string =>
  `${accountId} ${vendor} ${streamId}`;

export const hasPassed = ({ endTime }: Pick<Recording, 'endTime'>, nowMs: number): boolean =>
  endTime !== null && endTime * 1000 <= nowMs;

/** What runs as far as anyone knows. Lives in memory; the journal keeps it over a restart. */
export class Recordings {
  readonly #known: Map<string, Recording>;

  constructor(kept: readonly Recording[]) {
    this.#known = new Map(kept.map((recording) => [keyOf(recording), recording]));
  }

  /** Without what has an end that passed. */
  list(nowMs: number): Recording[] {
    return [...this.#known.values()].filter((recording) => !hasPassed(recording, nowMs));
  }

  find(key: RecordingKey): Recording | undefined {
    return this.#known.get(keyOf(key));
  }

  /** Forgets an account whose recordings are not its own any more. */
  dropAccount(accountId: string): void {
    for (const [key, recording] of this.#known) {
      if (recording.accountId === accountId) this.#known.delete(key);
    }
  }

  apply({ put, drop }: RecordingChanges): void {
    for (const key of drop) this.#known.delete(keyOf(key));
    for (const recording of put) this.#known.set(keyOf(recording), recording);
  }
}
