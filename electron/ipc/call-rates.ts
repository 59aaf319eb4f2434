/** Calls of one channel that may come at once: a burst of 300 starts, and room to spare. */
export const BURST = 500;
/** Calls of one channel a second in the long run: more than anyone scrolls, little enough to bear. */
export const CALLS_PER_SECOND = 200;

interface Bucket {
  left: number;
  /** Monotonic milliseconds at which `left` was right. */
  at: number;
}

/**
 * SECURITY: how often each page may use each channel. A bucket for each: whoever floods one channel, and
 * be it by a mistake of ours, cannot keep a start from coming through on another.
 */
export class CallRates<Page extends object> {
  readonly #buckets = new WeakMap<Page, Map<string, Bucket>>();
  readonly #monotonic: () => number;

  /** @param monotonic Milliseconds that no change of the clock moves. */
  constructor(monotonic: () => number) {
    this.#monotonic = monotonic;
  }

  /** Counts a call; false for one too many. */
  take(page: Page, channel: string): boolean {
    const now = this.#monotonic();
    const bucket = this.#bucketOf(page, channel, now);
    const gained = ((now - bucket.at) / 1000) * CALLS_PER_SECOND;
    bucket.left = Math.min(BURST, bucket.left + gained);
    bucket.at = now;
    if (bucket.left < 1) return false;
    bucket.left -= 1;
    return true;
  }

  #bucketOf(page: Page, channel: string, now: number): Bucket {
    const ofPage = this.#buckets.get(page) ?? new Map<string, Bucket>();
    this.#buckets.set(page, ofPage);
    const bucket = ofPage.get(channel) ?? { left: BURST, at: now };
    ofPage.set(channel, bucket);
    return bucket;
  }
}
