/** Larger answers are read one in a turn; twenty of these take as long as one of the largest. */
export const LARGE_ANSWER_BYTES = 16_384;

/**
 * One piece of work in each turn of the event loop, in the order of the requests: what must not wait, a start
 * above all, comes in between.
 */
export class Turns {
  readonly #waiting: (() => void)[] = [];
  #resting = false;

  take(work: () => void): void {
    this.#waiting.push(work);
    if (!this.#resting) this.#next();
  }

  #next(): void {
    const work = this.#waiting.shift();
    this.#resting = work !== undefined;
    if (!work) return;
    // Also after a fault the others have their turn.
    setImmediate(() => this.#next());
    work();
  }
}
