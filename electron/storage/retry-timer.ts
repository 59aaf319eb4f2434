/** Between two attempts, in milliseconds: the first, and the longest. */
const RETRY_MS = { first: 100, longest: 2_000 } as const;

/** Tries again what failed, ever less often, until it succeeds; rests when there is nothing to do. */
export class RetryTimer {
  readonly #attempt: () => boolean | Promise<boolean>;
  #timer: NodeJS.Timeout | undefined;
  #delayMs: number = RETRY_MS.first;

  /** `attempt` returns whether it succeeded, and never fails. */
  constructor(attempt: () => boolean | Promise<boolean>) {
    this.#attempt = attempt;
  }

  start(): void {
    clearTimeout(this.#timer);
    const timer = setTimeout(async () => {
      const isDone = await this.#attempt();
      // Stopped, or started by another, in the meantime.
      if (this.#timer !== timer) return;
      if (isDone) this.stop();
      else this.start();
    }, this.#delayMs).unref();
    this.#timer = timer;
    this.#delayMs = Math.min(2 * this.#delayMs, RETRY_MS.longest);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#delayMs = RETRY_MS.first;
  }
}
