import { isShorter } from '#contract/rules/history-span.ts';
import type { HistoryClient } from './client.ts';

const DAY_MS = 86_400_000;

export interface RetentionOptions {
  readonly history: Pick<HistoryClient, 'ask'>;
  /** What else is kept for as long is older than this, in milliseconds since the epoch. */
  readonly onPrune: (before: number) => void;
  /** How many days to keep; null keeps everything. */
  readonly days: () => number | null;
  /** The workstation's time, in milliseconds since the epoch. */
  readonly now: () => number;
  /** The servers' time, by each that has accepted a signature. */
  readonly serverTimes: () => readonly number[];
  /** The next day has begun. */
  readonly onDue: () => void;
  /** Calls are gone from the history. */
  readonly onDeleted: () => void;
  readonly onFault: (error: unknown) => void;
}

/**
 * Deletes what is older than the operator wants to keep: once a day, and at once when a person changes that.
 * A clock that is years ahead would delete everything for good. So it deletes where a server has accepted a
 * signature and the workstation's clock is within a day of that; before one has, for a shorter time only,
 * where a person was shown the date and has agreed to it.
 */
export class Retention {
  readonly #options: RetentionOptions;
  #known: number | null;
  #agreed = false;
  #last = '';
  #timer: NodeJS.Timeout | undefined;

  constructor(options: RetentionOptions) {
    this.#options = options;
    this.#known = options.days();
  }

  /** Whether a person has changed the number of days, and nothing was deleted for it yet. */
  get isChanged(): boolean {
    return this.#options.days() !== this.#known;
  }

  /** Begins where it is due, and does not wait for the end. */
  prune(): void {
    const { history, days: kept, onPrune, onDeleted, onFault } = this.#options;
    const days = kept();
    // The program asks the operator only about a shorter time.
    if (this.isChanged) this.#agreed = isShorter(days, this.#known);
    this.#known = days;
    const now = this.#safeNow();
    if (days === null || now === null) return;
    this.#agreed = false;
    const due = `${days} ${Math.floor(now / DAY_MS)}`;
    if (due === this.#last) return;
    this.#last = due;
    onPrune(now - days * DAY_MS);
    history.ask('prune', now - days * DAY_MS).then(
      (deleted) => deleted > 0 && onDeleted(),
      (error: unknown) => {
        this.#last = '';
        onFault(error);
        // Some of it may be gone.
        onDeleted();
      },
    );
  }

  /** Sets the timer for the beginning of the next day (UTC); to be called anew whenever the clock may have moved. */
  arm(): void {
    const { days, now: wall, onDue } = this.#options;
    this.stop();
    if (days() === null) return;
    this.#timer = setTimeout(onDue, DAY_MS - (wall() % DAY_MS) + 1).unref();
  }

  /** The earliest time that may be true, where all that is known of it agrees within a day; else null. */
  #safeNow(): number | null {
    const wall = this.#options.now();
    const servers = this.#options.serverTimes();
    if (servers.length === 0) return this.#agreed ? wall : null;
    const agree = servers.every((server) => Math.abs(server - wall) < DAY_MS);
    return agree ? Math.min(wall, ...servers) : null;
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
