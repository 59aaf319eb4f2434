/** Between two attempts, in milliseconds: the first, and the longest. */
const RETRY_MS = { first: 100, longest: 2_000 } as const;

/** Tries again what failed, ever less often, until it succeeds; rests when there is nothing to do. */
export class RetryTimer {
  readonly #attempt: () => boolean;
  #timer: NodeJS.Timeout | undefined;
  #delayMs: number = RETRY_MS.first;

  /** `attempt` returns whether it succeeded. */
  constructor(attempt: () => boolean) {
    this.#attempt = attempt;
  }

  start(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (this.#attempt()) this.stop();
      else this.start();
    }, this.#delayMs).unref();
    this.#delayMs = Math.min(2 * this.#delayMs, RETRY_MS.longest);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#delayMs = RETRY_MS.first;
  }
}
