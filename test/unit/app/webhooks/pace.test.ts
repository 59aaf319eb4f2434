import { expect, test } from 'vitest';
import {
  allowedAt,
  isQuiet,
  LIFE_MS,
  nextAttemptAt,
} from '../../../../electron/app/webhooks/pace.ts';

test('a message is tried ever less often, and the last time when its day ends', () => {
  const waits: number[] = [];
  let now = 0;
  for (let attempts = 1; ; attempts += 1) {
    const next = nextAttemptAt({ attempts, createdAt: 0, now }, 0.5);
    if (next === null) break;
    waits.push((next - now) / 1000);
    now = next;
  }
  expect(waits.slice(0, 5)).toEqual([5, 15, 30, 60, 120]);
  expect(Math.max(...waits)).toBe(1_800);
  expect(now).toBe(LIFE_MS);
  expect(waits.length).toBeLessThan(70);
});

test('20 a minute: the 21st waits until the first is a minute old', () => {
  const sent = Array.from({ length: 20 }, (_, index) => 1_000 * index);
  const windows = [{ count: 20, ms: 60_000 }];
  expect(allowedAt(sent.slice(0, 19), windows, 19_000)).toBe(19_000);
  expect(allowedAt(sent, windows, 19_000)).toBe(60_000);
  expect(allowedAt(sent, windows, 60_000)).toBe(60_000);
});

test('of several windows the strictest counts', () => {
  const windows = [
    { count: 100, ms: 60_000 },
    { count: 5, ms: 1_000 },
  ];
  expect(allowedAt([0, 10, 20, 30, 40], windows, 50)).toBe(1_000);
  expect(allowedAt([], windows, 50)).toBe(50);
});

test('quiet hours go over midnight', () => {
  const at = (time: string) => new Date(`2026-11-27T${time}:00`);
  const night = { from: '22:30', to: '07:00' };
  expect(
    ['22:29', '22:30', '00:00', '06:59', '07:00'].map((time) => isQuiet(night, at(time))),
  ).toEqual([false, true, true, true, false]);
  const lunch = { from: '12:00', to: '13:00' };
  expect(['11:59', '12:00', '13:00'].map((time) => isQuiet(lunch, at(time)))).toEqual([
    false,
    true,
    false,
  ]);
  expect(isQuiet(null, at('12:00'))).toBe(false);
});
