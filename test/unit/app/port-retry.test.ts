import { expect, test } from 'vitest';
import { PortRetry } from '../../../electron/app/port-retry.ts';
import { manualTimers } from '../../support/manual-timers.ts';

test('a port is tried ever less often, at least twice a minute, and from the first again after an end', () => {
  const timers = manualTimers();
  const retry = new PortRetry(timers.after);
  const attempts: number[] = [];
  const attempt = () => {
    attempts.push(timers.now());
    retry.start(attempt);
  };
  retry.start(attempt);
  timers.advance(100_000);
  expect(attempts).toEqual([5_000, 15_000, 35_000, 65_000, 95_000]);
  retry.stop();
  timers.advance(100_000);
  expect(attempts).toHaveLength(5);
  retry.start(attempt);
  timers.advance(5_000);
  expect(attempts.at(-1)).toBe(205_000);
});

test('a second wish for an attempt takes the place of the first', () => {
  const timers = manualTimers();
  const retry = new PortRetry(timers.after);
  let attempts = 0;
  retry.start(() => expect.unreachable());
  retry.start(() => {
    attempts += 1;
  });
  timers.advance(60_000);
  expect(attempts).toBe(1);
});
