import type { HistoryClient } from './client.ts';

const DAY_MS = 86_400_000;

/** Deletes what is older than the operator wants to keep: once a day, and when that number changes. */
export class Retention {
  readonly #history: Pick<HistoryClient, 'ask'>;
  readonly #days: () => number | null;
  readonly #now: () => number;
  #last = '';

  /** `days`: how many to keep; null keeps everything. `now`: milliseconds since the epoch. */
  constructor(history: Pick<HistoryClient, 'ask'>, days: () => number | null, now: () => number) {
    this.#history = history;
    this.#days = days;
    this.#now = now;
  }

  /** Begins where it is due, and does not wait for the end. */
  prune(onFault: (error: unknown) => void): void {
    const days = this.#days();
    const now = this.#now();
    const due = `${days} ${Math.floor(now / DAY_MS)}`;
    if (days === null || due === this.#last) return;
    this.#last = due;
    this.#history.ask('prune', now - days * DAY_MS).catch((error: unknown) => {
      this.#last = '';
      onFault(error);
    });
  }
}
