/**
 * A held key repeats: X servers and Windows send the hotkey again after at most a second, then some thirty times a
 * second. Longer than the longest of these pauses.
 */
export const HOLD_MS = 1_100;

/**
 * Lets the first press of a hotkey pass and ignores those that follow it closely: a key that is held, or hit twice by a
 * trembling hand, is one press.
 */
export class HoldGuard {
  readonly #now: () => number;
  readonly #last = new Map<string, number>();

  /** @param now milliseconds that no change of the clock moves. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Whether this press is a new one. Each repeat extends the time in which the next is ignored. */
  admits(accelerator: string): boolean {
    const now = this.#now();
    const last = this.#last.get(accelerator);
    this.#last.set(accelerator, now);
    return last === undefined || now - last > HOLD_MS;
  }
}
