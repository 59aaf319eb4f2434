import { setTimeout as sleep } from 'node:timers/promises';
import type { Runner } from '../recording/runner.ts';

/**
 * How long Quit waits for answers that are on their way. One that is cut off becomes `unknown` and sends a
 * person to the vendor's console, so the wait is long: many times what a slow vendor takes, and short of the
 * half minute after which those who end services begin to kill.
 */
const QUIT_PATIENCE_MS = 20_000;

/** What is queued is taken back at once; what is on the wire gets its time, and is unknown after that. */
export async function settleOrGiveUp(runner: Pick<Runner, 'underWay' | 'giveUp'>): Promise<void> {
  const deadline = performance.now() + QUIT_PATIENCE_MS;
  while (runner.underWay.length > 0) {
    if (performance.now() >= deadline) runner.giveUp();
    await sleep(20);
  }
}
