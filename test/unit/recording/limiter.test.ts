import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  CALLS_PER_SECOND,
  Cancelled,
  Limiter,
  type Slot,
} from '../../../electron/recording/limiter.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const limiter = () => new Limiter({ monotonic: () => performance.now() });

/** Holds slots for given times and notes when each call is on the wire. */
async function burst(
  count: number,
  travel: (index: number) => readonly [to: number, back: number],
) {
  const rate = limiter();
  const arrivals: number[] = [];
  const calls = Array.from({ length: count }, async (_, index) => {
    const slot = await rate.acquire('batch').slot;
    const [to, back] = travel(index);
    await new Promise((resume) => setTimeout(resume, to));
    arrivals.push(performance.now());
    await new Promise((resume) => setTimeout(resume, back));
    slot.release();
  });
  const all = Promise.all(calls);
  await vi.runAllTimersAsync();
  await all;
  return arrivals.sort((a, b) => a - b);
}

function mostInAnySecond(arrivals: readonly number[]): number {
  return Math.max(
    ...arrivals.map((from) => arrivals.filter((at) => at >= from && at < from + 1000).length),
  );
}

test('whatever the jitter on the way: never more than 20 in any sliding second at the server', async () => {
  const ms = fc.integer({ min: 0, max: 800 });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(ms, ms), { minLength: 30, maxLength: 120 }),
      async (travel) => {
        const arrivals = await burst(travel.length, (index) => travel[index] ?? [0, 0]);
        expect(arrivals).toHaveLength(travel.length);
        expect(mostInAnySecond(arrivals)).toBeLessThanOrEqual(CALLS_PER_SECOND);
      },
    ),
    { numRuns: 60 },
  );
});

test('under 50 ms round trip at least 19 a second are sustained', async () => {
  const arrivals = await burst(300, () => [25, 24]);
  const seconds = ((arrivals.at(-1) ?? 0) - (arrivals[0] ?? 0)) / 1000;
  expect(arrivals.length / seconds).toBeGreaterThanOrEqual(19);
});

test('a clock that is set back stops nothing', async () => {
  const rate = limiter();
  const slots = await Promise.all(Array.from({ length: 20 }, () => rate.acquire('click').slot));
  for (const slot of slots) slot.release();
  const next = rate.acquire('click').slot;
  vi.setSystemTime(Date.now() - 30 * 60_000);
  await vi.advanceTimersByTimeAsync(1_100);
  await expect(next).resolves.toBeDefined();
});

test('a click goes before a batch, and each in its own order', async () => {
  const rate = limiter();
  const first = await Promise.all(Array.from({ length: 20 }, () => rate.acquire('batch').slot));
  const order: string[] = [];
  const wait = (name: string, priority: 'click' | 'batch') => {
    const waiting = rate.acquire(priority);
    void waiting.slot.then(() => order.push(name));
    return waiting;
  };
  const batch1 = wait('batch 1', 'batch');
  wait('batch 2', 'batch');
  wait('click 1', 'click');
  wait('click 2', 'click');
  expect(batch1.position()).toBe(2);
  for (const slot of first) slot.release();
  await vi.advanceTimersByTimeAsync(1_100);
  expect(order).toEqual(['click 1', 'click 2', 'batch 1', 'batch 2']);
});

test('leaving the queue frees nothing and disturbs nobody', async () => {
  const rate = limiter();
  const slots = await Promise.all(Array.from({ length: 20 }, () => rate.acquire('batch').slot));
  const leaving = rate.acquire('batch');
  const staying = rate.acquire('batch');
  leaving.cancel();
  await expect(leaving.slot).rejects.toBeInstanceOf(Cancelled);
  expect(staying.position()).toBe(0);
  slots[0]?.release();
  await vi.advanceTimersByTimeAsync(1_100);
  await expect(staying.slot).resolves.toBeDefined();
});

test('a slot released twice is one slot', async () => {
  const rate = limiter();
  const slots: Slot[] = await Promise.all(
    Array.from({ length: 20 }, () => rate.acquire('batch').slot),
  );
  slots[0]?.release();
  slots[0]?.release();
  await vi.advanceTimersByTimeAsync(1_100);
  await rate.acquire('batch').slot;
  let more = false;
  void rate.acquire('batch').slot.then(() => {
    more = true;
  });
  await vi.advanceTimersByTimeAsync(5_000);
  expect(more).toBe(false);
});
