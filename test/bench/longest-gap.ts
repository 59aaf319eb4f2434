import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ElectronApplication } from 'playwright';
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

/** Begins to measure this process; each call gives its longest gap since the last call, in milliseconds. */
export function gapsHere(): () => number {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  return () => {
    const { max } = delay;
    delay.reset();
    return round(max / 1e6);
  };
}

interface Watched {
  delay: { max: number; reset(): void };
}

/** Begins to measure main; each call resolves with its longest gap since the last call, in milliseconds. */
export async function gapsOfMain(app: ElectronApplication): Promise<() => Promise<number>> {
  await app.evaluate(() => {
    const { monitorEventLoopDelay: monitor } = process.getBuiltinModule('node:perf_hooks');
    const delay = monitor({ resolution: 1 });
    delay.enable();
    Object.assign(globalThis, { delay });
  });
  return async () => {
    const longest = await app.evaluate(() => {
      const { delay } = globalThis as unknown as Watched;
      const { max } = delay;
      delay.reset();
      return max;
    });
    return round(longest / 1e6);
  };
}
