/**
 * "20 requests a second" read in the strictest way: no window of 1000 ms, wherever it begins, may hold
 * more than 20 arrivals of one AppId. A fixed window per clock second would let 40 pass around its edge.
 */
export class SlidingLimit {
  readonly #requests: number;
  readonly #windowMs: number;
  readonly #passed = new Map<string, number[]>();

  constructor(requests: number, windowMs: number) {
    this.#requests = requests;
    this.#windowMs = windowMs;
  }

  /** True when the request may pass. Refused ones take no place, or a client could never recover. */
  admit(appId: string, at: number): boolean {
    const inWindow = (this.#passed.get(appId) ?? []).filter((then) => at - then < this.#windowMs);
    const fits = inWindow.length < this.#requests;
    if (fits) inWindow.push(at);
    this.#passed.set(appId, inWindow);
    return fits;
  }
}

/** The largest number of moments that any window of this length holds (its end is not part of it). */
export function maxInAnyWindow(moments: readonly number[], windowMs: number): number {
  const sorted = [...moments].sort((a, b) => a - b);
  let most = 0;
  let from = 0;
  for (let to = 0; to < sorted.length; to += 1) {
    while ((sorted[to] as number) - (sorted[from] as number) >= windowMs) from += 1;
    most = Math.max(most, to - from + 1);
  }
  return most;
}
