/** How much may be taken at once, and how much of it comes back in a second. */
export interface Allowance {
  readonly burst: number;
  readonly perSecond: number;
}

interface Bucket {
  left: number;
  /** Monotonic milliseconds at which `left` was right. */
  at: number;
}

/** Token buckets: one for each page and name, full when it is first asked for. */
export class Buckets<Page extends object> {
  readonly #buckets = new WeakMap<Page, Map<string, Bucket>>();
  readonly #monotonic: () => number;

  /** @param monotonic Milliseconds that no change of the clock moves. */
  constructor(monotonic: () => number) {
    this.#monotonic = monotonic;
  }

  /** What is left now; below zero where more was spent than there was. */
  left(page: Page, name: string, allowance: Allowance): number {
    return this.#refilled(page, name, allowance).left;
  }

  /** Takes an amount where it is there; false, and nothing taken, where it is not. */
  take(page: Page, name: string, amount: number, allowance: Allowance): boolean {
    const bucket = this.#refilled(page, name, allowance);
    if (bucket.left < amount) return false;
    bucket.left -= amount;
    return true;
  }

  /**
   * Takes what was used since `left` was last asked, and be it more than there is: nothing has come back
   * meanwhile.
   *
   * @param least How far below zero that goes.
   */
  spend(page: Page, name: string, amount: number, least: number): void {
    const bucket = this.#buckets.get(page)?.get(name);
    if (!bucket) return;
    bucket.left = Math.max(least, bucket.left - amount);
    bucket.at = this.#monotonic();
  }

  #refilled(page: Page, name: string, { burst, perSecond }: Allowance): Bucket {
    const now = this.#monotonic();
    const ofPage = this.#buckets.get(page) ?? new Map<string, Bucket>();
    this.#buckets.set(page, ofPage);
    const bucket = ofPage.get(name) ?? { left: burst, at: now };
    ofPage.set(name, bucket);
    const gained = ((now - bucket.at) / 1000) * perSecond;
    bucket.left = Math.min(burst, bucket.left + gained);
    bucket.at = now;
    return bucket;
  }
}
