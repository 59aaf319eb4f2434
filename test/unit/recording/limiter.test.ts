import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  CALLS_PER_SECOND,
  Cancelled,
  Limiter,
  MOST_SEARCHES,
  PRIORITIES,
  type Priority,
  SLOTS_BESIDE_SEARCHES,
  SLOTS_FOR_CLICKS,
  type Slot,
} from '../../../electron/recording/limiter.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const limiter = () => new Limiter({ monotonic: () => performance.now() });

/** Milliseconds to the server, back, and whether an answer came. */
type Travel = readonly [to: number, back: number, answered?: boolean];

/** Holds slots for given times and notes when each call is on the wire. */
async function burst(
  count: number,
  travel: (index: number) => Travel,
  priorityOf: (index: number) => Priority = () => 'batch',
) {
  const rate = limiter();
  const arrivals: number[] = [];
  const calls = Array.from({ length: count }, async (_, index) => {
    const slot = await rate.acquire(priorityOf(index)).slot;
    const [to, back, answered = true] = travel(index);
    await new Promise((resume) => setTimeout(resume, to));
    arrivals.push(performance.now());
    await new Promise((resume) => setTimeout(resume, back));
    slot.release(answered);
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

test('whatever the jitter on the way and the answers: never more than 20 in any sliding second at the server', async () => {
  const ms = fc.oneof(
    { weight: 9, arbitrary: fc.integer({ min: 0, max: 800 }) },
    { weight: 1, arbitrary: fc.constant(16_000) },
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(ms, ms, fc.boolean(), fc.constantFrom(...PRIORITIES)), {
        minLength: 30,
        maxLength: 120,
      }),
      async (calls) => {
        const travel = calls.map(([to, back, answered]) => [to, back, answered] as const);
        const arrivals = await burst(
          travel.length,
          (index) => travel[index] ?? [0, 0],
          (index) => calls[index]?.[3] ?? 'batch',
        );
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
  for (const slot of slots) slot.release(true);
  const next = rate.acquire('click').slot;
  vi.setSystemTime(Date.now() - 30 * 60_000);
  await vi.advanceTimersByTimeAsync(1_100);
  await expect(next).resolves.toBeDefined();
});

test('a click goes before a batch, and each in its own order', async () => {
  const rate = limiter();
  const first = await Promise.all(Array.from({ length: 20 }, () => rate.acquire('click').slot));
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
  for (const slot of first) slot.release(true);
  await vi.advanceTimersByTimeAsync(1_100);
  expect(order).toEqual(['click 1', 'click 2', 'batch 1', 'batch 2']);
});

test('leaving the queue frees nothing and disturbs nobody', async () => {
  const rate = limiter();
  const slots = await Promise.all(Array.from({ length: 20 }, () => rate.acquire('click').slot));
  const leaving = rate.acquire('click');
  const staying = rate.acquire('click');
  leaving.cancel();
  await expect(leaving.slot).rejects.toBeInstanceOf(Cancelled);
  expect(staying.position()).toBe(0);
  slots[0]?.release(true);
  await vi.advanceTimersByTimeAsync(1_100);
  await expect(staying.slot).resolves.toBeDefined();
});

test('a slot released twice is one slot', async () => {
  const rate = limiter();
  const slots: Slot[] = await Promise.all(
    Array.from({ length: 20 }, () => rate.acquire('click').slot),
  );
  slots[0]?.release(true);
  slots[0]?.release(true);
  await vi.advanceTimersByTimeAsync(1_100);
  await rate.acquire('click').slot;
  let more = false;
  void rate.acquire('click').slot.then(() => {
    more = true;
  });
  await vi.advanceTimersByTimeAsync(5_000);
  expect(more).toBe(false);
});

/** Asks for so many slots, and tells which were given by now. */
function ask(rate: Limiter, count: number, priority: Priority): Slot[] {
  const given: Slot[] = [];
  for (let index = 0; index < count; index += 1) {
    void rate.acquire(priority).slot.then((slot) => given.push(slot));
  }
  return given;
}

test('a batch against a server that is silent leaves four slots, which single clicks take at once', async () => {
  const rate = limiter();
  const batch = ask(rate, 40, 'batch');
  const click = ask(rate, SLOTS_FOR_CLICKS, 'click');
  await vi.advanceTimersByTimeAsync(0);
  expect([batch.length, click.length]).toEqual([CALLS_PER_SECOND - SLOTS_FOR_CLICKS, 4]);
  const late = ask(rate, 1, 'click');
  await vi.advanceTimersByTimeAsync(15_000);
  expect([batch.length, late.length]).toEqual([16, 0]);
});

test('the first answer gives a batch the last four slots; after a second of silence they are kept again', async () => {
  const rate = limiter();
  const batch = ask(rate, 60, 'batch');
  await vi.advanceTimersByTimeAsync(30);
  batch[0]?.release(true);
  await vi.advanceTimersByTimeAsync(0);
  expect(batch).toHaveLength(20);
  // The other nineteen hang: the one that comes back is kept for a click.
  await vi.advanceTimersByTimeAsync(5_000);
  expect(batch).toHaveLength(20);
  const click = ask(rate, 1, 'click');
  await vi.advanceTimersByTimeAsync(0);
  expect(click).toHaveLength(1);
});

test('a call that failed without an answer shows nothing of the server', async () => {
  const rate = limiter();
  const batch = ask(rate, 60, 'batch');
  await vi.advanceTimersByTimeAsync(30);
  for (const slot of batch.splice(0)) slot.release(false);
  await vi.advanceTimersByTimeAsync(1_100);
  expect(batch).toHaveLength(16);
});

test('of a crowd of searches three hold slots at once, each for its answer and its rest', async () => {
  const rate = limiter();
  const searches = ask(rate, 10, 'search');
  await vi.advanceTimersByTimeAsync(5_000);
  expect(searches).toHaveLength(MOST_SEARCHES);
  searches[0]?.release(true);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(searches).toHaveLength(MOST_SEARCHES);
  await vi.advanceTimersByTimeAsync(2);
  expect(searches).toHaveLength(MOST_SEARCHES + 1);
});

test('whatever searches wait, seventeen starts at once find their slots', async () => {
  const rate = limiter();
  ask(rate, 100, 'search');
  const click = ask(rate, 20, 'click');
  await vi.advanceTimersByTimeAsync(0);
  expect(click).toHaveLength(CALLS_PER_SECOND - MOST_SEARCHES);
});

test('a search goes behind every click and batch, and takes none of the last slots', async () => {
  const rate = limiter();
  const batch = ask(rate, CALLS_PER_SECOND - SLOTS_BESIDE_SEARCHES, 'batch');
  const search = ask(rate, 1, 'search');
  await vi.advanceTimersByTimeAsync(5_000);
  expect([batch.length, search.length]).toEqual([8, 0]);
  // Still as many are in use: the batch that came later goes first.
  const late = ask(rate, 1, 'batch');
  batch[0]?.release(true);
  await vi.advanceTimersByTimeAsync(1_002);
  expect([late.length, search.length]).toEqual([1, 0]);
  batch[1]?.release(true);
  await vi.advanceTimersByTimeAsync(1_002);
  expect(search).toHaveLength(1);
});

test('a search that is tried again goes before other searches, and behind a batch', async () => {
  const rate = limiter();
  const held = ask(rate, MOST_SEARCHES, 'search');
  const order: string[] = [];
  const wait = (name: string, priority: Priority, isAgain: boolean) =>
    void rate.acquire(priority, isAgain).slot.then(() => order.push(name));
  wait('search', 'search', false);
  wait('search again', 'search', true);
  await vi.advanceTimersByTimeAsync(0);
  for (const slot of held) slot.release(true);
  await vi.advanceTimersByTimeAsync(1_002);
  expect(order).toEqual(['search again', 'search']);
});

test('searches that wait keep no batch from its slots', async () => {
  const rate = limiter();
  ask(rate, 50, 'search');
  const batch = ask(rate, 40, 'batch');
  await vi.advanceTimersByTimeAsync(0);
  expect(batch).toHaveLength(CALLS_PER_SECOND - SLOTS_FOR_CLICKS - MOST_SEARCHES);
});

test('a slot at once: as many as there are, and one that was not used needs no rest', async () => {
  const rate = limiter();
  const slots = Array.from({ length: CALLS_PER_SECOND }, () => rate.takeNow('click'));
  expect(slots).not.toContain(null);
  expect(rate.takeNow('click')).toBeNull();
  slots[0]?.giveBack();
  slots[0]?.giveBack();
  slots[0]?.release(true);
  expect(rate.takeNow('click')).not.toBeNull();
  expect(rate.takeNow('click')).toBeNull();
  const [waiting] = [ask(rate, 1, 'click')];
  slots[1]?.giveBack();
  await vi.advanceTimersByTimeAsync(0);
  expect(waiting).toHaveLength(1);
});

test('a slot at once passes no call of the same or a higher priority, and keeps what a batch keeps', async () => {
  const rate = limiter();
  const slots = Array.from({ length: CALLS_PER_SECOND }, () => rate.takeNow('batch'));
  expect(slots.filter(Boolean)).toHaveLength(CALLS_PER_SECOND - SLOTS_FOR_CLICKS);
  const batch = ask(rate, 1, 'batch');
  await vi.advanceTimersByTimeAsync(0);
  expect(batch).toHaveLength(0);
  expect(rate.takeNow('click')).not.toBeNull();
  const searches = ask(rate, 1, 'search');
  expect(rate.takeNow('click')).not.toBeNull();
  expect(searches).toHaveLength(0);
});
