const SECOND_MS = 1_000;

/**
 * Counts in any sliding second; says true for one too many, which does not count.
 *
 * @param most how many a second may have.
 */
export function perSecond(most: number): (nowMs: number) => boolean {
  /** The last `most` moments, the oldest at `next`. */
  const moments = new Float64Array(most).fill(Number.NEGATIVE_INFINITY);
  let next = 0;
  return (nowMs) => {
    if (nowMs - (moments[next] ?? 0) < SECOND_MS) return true;
    moments[next] = nowMs;
    next = (next + 1) % most;
    return false;
  };
}
