/** Between two attempts, in milliseconds: the first, and the longest. */
const RETRY_MS = { first: 5_000, longest: 30_000 } as const;

/** Does a piece of work after so many milliseconds; ends with the function returned. */
export type After = (ms: number, work: () => void) => () => void;

/**
 * The one rule by which a surface tries a port again that it cannot listen at: ever less often, until it can. The
 * program that holds the port may be an earlier one of ours that is ending.
 */
export class PortRetry {
  readonly #after: After;
  #cancel: () => void = () => undefined;
  #delayMs: number = RETRY_MS.first;

  constructor(after: After) {
    this.#after = after;
  }

  /** Once more, after a longer time than before. */
  start(work: () => void): void {
    this.#cancel();
    this.#cancel = this.#after(this.#delayMs, work);
    this.#delayMs = Math.min(2 * this.#delayMs, RETRY_MS.longest);
  }

  /** It listens, or is to listen no more. */
  stop(): void {
    this.#cancel();
    this.#cancel = () => undefined;
    this.#delayMs = RETRY_MS.first;
  }
}
