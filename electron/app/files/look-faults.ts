import type { LookFault } from '#contract/model/file.ts';
import { type Watch, type WatchKey, watchId } from '../../recording/files/watch.ts';

/** Until a look that could not ask is tried again, by how often it was, in milliseconds; after the last it counts. */
const RETRY_MS = [60_000, 5 * 60_000, 15 * 60_000] as const;

interface PutOff {
  readonly tries: number;
  /** Milliseconds since the epoch; null where it waits for a person. */
  readonly until: number | null;
}

/** What stands for as long as a person does nothing. */
const WAITS_FOR_PERSON: ReadonlySet<LookFault> = new Set(['locked', 'account-missing']);

/** Looks that could not ask, and when each is tried again. Lives in memory: a restart tries at once. */
export class LookFaults {
  readonly #putOff = new Map<string, PutOff>();

  /** Whether the look is over all the same: it was tried often enough. */
  failed(key: WatchKey, fault: LookFault, nowMs: number): boolean {
    const id = watchId(key);
    if (WAITS_FOR_PERSON.has(fault)) {
      this.#putOff.set(id, { tries: this.#putOff.get(id)?.tries ?? 0, until: null });
      return false;
    }
    const tries = (this.#putOff.get(id)?.tries ?? 0) + 1;
    const wait = RETRY_MS[tries - 1];
    if (wait === undefined) this.#putOff.delete(id);
    else this.#putOff.set(id, { tries, until: nowMs + wait });
    return wait === undefined;
  }

  succeeded(key: WatchKey): void {
    this.#putOff.delete(watchId(key));
  }

  /** The accounts have changed: what waited for a person is tried again. */
  accountsChanged(): void {
    for (const [id, { until }] of this.#putOff) if (until === null) this.#putOff.delete(id);
  }

  /** When a planned look may really begin, in milliseconds since the epoch; null where it waits for a person. */
  dueAt(watch: Watch): number | null {
    if (watch.nextLookAt === null) return null;
    const planned = Date.parse(watch.nextLookAt);
    const putOff = this.#putOff.get(watchId(watch));
    if (!putOff) return planned;
    return putOff.until === null ? null : Math.max(planned, putOff.until);
  }
}
