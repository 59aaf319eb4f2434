import { setTimeout as sleep } from 'node:timers/promises';

/** The patience of a test on a busy machine; anything slower is a failure. */
export const PATIENCE_MS = 30_000;

/**
 * Asks until the answer is neither undefined nor false. `seen` describes the state for the error, since
 * "timed out" alone helps nobody.
 */
export async function until<T>(
  wanted: string,
  probe: () => T | undefined | false | Promise<T | undefined | false>,
  { timeoutMs = PATIENCE_MS, everyMs = 20, seen = (): string => '' } = {},
): Promise<T> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const answer = await probe();
    if (answer !== undefined && answer !== false) return answer;
    if (performance.now() > deadline) {
      throw new Error(`${wanted}: not within ${timeoutMs} ms. ${seen()}`.trimEnd());
    }
    await sleep(everyMs);
  }
}
