import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { HistoryClient } from '../../../electron/storage/history/main/client.ts';
import { Retention } from '../../../electron/storage/history/main/retention.ts';

const DAY = 86_400_000;
const MOMENT = Date.parse('2026-11-22T10:00:00.000Z');

let asked: number[];
let days: number | null;
/** What each server has proven, ahead of the workstation in milliseconds. */
let ahead: readonly number[];
let timesDue: number;
let timesDeleted: number;
let deletes: () => Promise<number>;
const faults: unknown[] = [];

beforeEach(() => {
  vi.useFakeTimers({ now: MOMENT });
  asked = [];
  days = 30;
  ahead = [0];
  timesDue = 0;
  timesDeleted = 0;
  deletes = () => Promise.resolve(0);
});
afterEach(() => {
  vi.useRealTimers();
  // What else is kept for as long goes with it, and never alone.
  expect(also.splice(0)).toEqual(asked);
});

const also: number[] = [];

const history = {
  ask: (_name: string, before: unknown) => {
    asked.push(before as number);
    return deletes();
  },
} as unknown as HistoryClient;

const retention = () =>
  new Retention({
    history,
    onPrune: (before) => also.push(before),
    days: () => days,
    now: () => Date.now(),
    serverTimes: () => ahead.map((ms) => Date.now() + ms),
    onDue: () => {
      timesDue += 1;
    },
    onDeleted: () => {
      timesDeleted += 1;
    },
    onFault: (error) => faults.push(error),
  });

test('once a day, and when the number of days changes; never unless an operator wants it', () => {
  days = null;
  const kept = retention();
  kept.prune();
  expect(asked).toEqual([]);
  days = 30;
  expect(kept.isChanged).toBe(true);
  kept.prune();
  kept.prune();
  expect(kept.isChanged).toBe(false);
  expect(asked).toEqual([MOMENT - 30 * DAY]);
  vi.setSystemTime(MOMENT + DAY);
  kept.prune();
  days = 10;
  kept.prune();
  expect(asked).toHaveLength(3);
});

test.each([
  ['the workstation is years ahead', [-5 * 365 * DAY]],
  ['a server is years ahead', [8_000 * 365 * DAY]],
  ['one of two servers is', [0, 8_000 * 365 * DAY]],
  ['they differ by a day', [DAY]],
])('never where %s: they must agree within a day', (_what, differing) => {
  ahead = differing;
  const kept = retention();
  kept.prune();
  days = 10;
  kept.prune();
  expect(asked).toEqual([]);
  // The change that a person agreed to is made when they do.
  ahead = [0];
  kept.prune();
  expect(asked).toEqual([MOMENT - 10 * DAY]);
});

test('by the earliest time that may be true', () => {
  ahead = [3_600_000, -7_200_000];
  retention().prune();
  expect(asked).toEqual([MOMENT - 7_200_000 - 30 * DAY]);
});

test('not before a server has told the time: the clock may be years ahead', () => {
  ahead = [];
  const kept = retention();
  kept.prune();
  expect(asked).toEqual([]);
  ahead = [0];
  kept.prune();
  expect(asked).toEqual([MOMENT - 30 * DAY]);
});

test('a change that a person has agreed to counts at once, and for that once', () => {
  ahead = [];
  const kept = retention();
  days = 10;
  kept.prune();
  expect(asked).toEqual([MOMENT - 10 * DAY]);
  vi.setSystemTime(MOMENT + DAY);
  kept.prune();
  expect(asked).toHaveLength(1);
});

test('a longer time, which nobody was asked about, waits for a server', () => {
  ahead = [];
  const kept = retention();
  days = 365;
  kept.prune();
  expect(asked).toEqual([]);
  days = null;
  kept.prune();
  days = 90;
  kept.prune();
  expect(asked).toEqual([MOMENT - 90 * DAY]);
});

test('one timer for the next day, none where everything is kept', () => {
  const kept = retention();
  kept.arm();
  kept.arm();
  expect(vi.getTimerCount()).toBe(1);
  vi.advanceTimersByTime(14 * 3_600_000);
  expect(timesDue).toBe(0);
  vi.advanceTimersByTime(1);
  expect(timesDue).toBe(1);
  kept.arm();
  days = null;
  kept.arm();
  expect(vi.getTimerCount()).toBe(0);
  days = 30;
  kept.arm();
  kept.stop();
  expect(vi.getTimerCount()).toBe(0);
});

test('told when something is gone, or may be', async () => {
  const kept = retention();
  kept.prune();
  await vi.advanceTimersByTimeAsync(0);
  expect(timesDeleted).toBe(0);
  deletes = () => Promise.resolve(3);
  vi.setSystemTime(MOMENT + DAY);
  kept.prune();
  await vi.advanceTimersByTimeAsync(0);
  expect(timesDeleted).toBe(1);
  const error = new Error('disk');
  deletes = () => Promise.reject(error);
  vi.setSystemTime(MOMENT + 2 * DAY);
  kept.prune();
  await vi.advanceTimersByTimeAsync(0);
  expect(timesDeleted).toBe(2);
  expect(faults).toEqual([error]);
  kept.prune();
  expect(asked).toHaveLength(4);
});
