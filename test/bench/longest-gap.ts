import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { round } from './stats.ts';

/** The longest time, in milliseconds, for which nothing else could run in this process. */
export async function longestGap(work: () => Promise<unknown>): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  await work();
  await sleep(100);
  delay.disable();
  return round(delay.max / 1e6);
}
