import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { coalesce } from '../../../electron/app/coalesce.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('the first is served at once', () => {
  const work = vi.fn();
  coalesce(work, 50)();
  expect(work).toHaveBeenCalledTimes(1);
});

test('a burst is served at its beginning and once after it', () => {
  const work = vi.fn();
  const ask = coalesce(work, 50);
  for (let time = 0; time < 300; time += 1) ask();
  expect(work).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(50);
  expect(work).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(1_000);
  expect(work).toHaveBeenCalledTimes(2);
});

test('asked without end: once each interval, and the last is served', () => {
  let asked = 0;
  let served = 0;
  const work = vi.fn(() => {
    served = asked;
  });
  const ask = coalesce(work, 50);
  for (let time = 0; time < 1_000; time += 10) {
    asked = time;
    ask();
    vi.advanceTimersByTime(10);
  }
  vi.advanceTimersByTime(50);
  expect(work.mock.calls.length).toBeLessThanOrEqual(21);
  expect(served).toBe(asked);
});

test('at rest it keeps no timer', () => {
  const ask = coalesce(() => undefined, 50);
  ask();
  vi.advanceTimersByTime(50);
  expect(vi.getTimerCount()).toBe(0);
});
