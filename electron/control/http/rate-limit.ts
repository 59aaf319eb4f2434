/** So many buckets are kept; of more the one that was used longest ago is forgotten. */
const MAX_BUCKETS = 1_000;

export interface Rate {
  /** Requests at once. */
  readonly burst: number;
  readonly perSecond: number;
}

interface Bucket {
  left: number;
  at: number;
}

/** Token buckets by key: an address, a token. */
export class RateLimits {
  readonly #rate: Rate;
  /** In the order of their last use. */
  readonly #buckets = new Map<string, Bucket>();

  constructor(rate: Rate) {
    this.#rate = rate;
  }

  /**
   * Takes one request, where there is one left.
   *
   * @param nowMs milliseconds that never go back.
   * @returns 0 where it may go on; else the seconds until one is left.
   */
  take(key: string, nowMs: number): number {
    const wait = this.wait(key, nowMs);
    const bucket = this.#filled(key, nowMs);
    if (wait === 0) bucket.left -= 1;
    this.#buckets.delete(key);
    this.#buckets.set(key, bucket);
    const [oldest] = this.#buckets.keys();
    if (this.#buckets.size > MAX_BUCKETS && oldest !== undefined) this.#buckets.delete(oldest);
    return wait;
  }

  /** The same without taking it. */
  wait(key: string, nowMs: number): number {
    const { left } = this.#filled(key, nowMs);
    return left >= 1 ? 0 : Math.ceil((1 - left) / this.#rate.perSecond);
  }

  #filled(key: string, nowMs: number): Bucket {
    const { burst, perSecond } = this.#rate;
    const known = this.#buckets.get(key);
    if (!known) return { left: burst, at: nowMs };
    const left = Math.min(burst, known.left + ((nowMs - known.at) / 1_000) * perSecond);
    return { left, at: nowMs };
  }
}
