import { expect, test } from 'vitest';
import { REASONS } from '../../../electron/contract/outcome.ts';
import { MAX_ATTEMPTS, RETRY_WINDOW_MS, retryDelay } from '../../../electron/recording/retry.ts';
import { outcomeWithoutAnswer, readAnswer } from '../../../electron/zego/answer.ts';

const delayOf = (
  outcome: Parameters<typeof retryDelay>[0]['outcome'],
  attempt = 1,
  elapsedMs = 0,
) => retryDelay({ outcome, attempt, elapsedMs, random: 0.5 });

test.each(REASONS)('unknown because of %s: never again by itself', (reason) => {
  expect(delayOf(outcomeWithoutAnswer(['a'], 'unknown', reason))).toBeNull();
});

test.each([
  ['name-not-found', true],
  ['connection-refused', true],
  ['connect-timeout', true],
  ['too-frequent', true],
  ['tls-failure', false],
  ['cancelled', false],
  ['journal-failed', false],
  ['end-time-out-of-range', false],
] as const)('failed because of %s: tried again %s', (reason, again) => {
  expect(delayOf(outcomeWithoutAnswer(['a'], 'failed', reason)) !== null).toBe(again);
});

test('a rejection stands', () => {
  const body = JSON.stringify({ Code: 5, Message: '', RequestId: '1' });
  expect(delayOf(readAnswer({ vendor: 'Ws', streamIds: ['a'] }, 200, body))).toBeNull();
});

test('delays grow, and at least five tries fit into the window', () => {
  const outcome = outcomeWithoutAnswer(['a'], 'failed', 'connection-refused');
  let elapsed = 0;
  let attempt = 1;
  const delays: number[] = [];
  for (;;) {
    const delay = retryDelay({ outcome, attempt, elapsedMs: elapsed, random: 0.999 });
    if (delay === null) break;
    delays.push(delay);
    elapsed += delay;
    attempt += 1;
  }
  expect(attempt).toBe(MAX_ATTEMPTS);
  expect(attempt).toBeGreaterThanOrEqual(5);
  expect(elapsed).toBeLessThanOrEqual(RETRY_WINDOW_MS);
  expect([...delays].sort((a, b) => a - b)).toEqual(delays);
});

test('the window ends it even before the tries are used up', () => {
  const outcome = outcomeWithoutAnswer(['a'], 'failed', 'connect-timeout');
  expect(delayOf(outcome, 3, RETRY_WINDOW_MS - 1)).toBeNull();
});
