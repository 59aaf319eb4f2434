import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { REASONS, type StreamOutcome } from '#contract/model/outcome.ts';
import {
  MAX_ATTEMPTS,
  RETRY_WINDOW_MS,
  retryDelay,
  SURVIVED_OUTAGE_MS,
} from '../../../electron/recording/retry.ts';
import { INITIAL_SETTINGS } from '../../../electron/storage/settings.ts';
import {
  outcomeOf,
  outcomeWithoutAnswer,
  readAnswer,
} from '../../../electron/zego/answer/answer.ts';
import { RETURN_CODES } from '../../../electron/zego/answer/return-codes.ts';

const delayOf = (
  outcome: Parameters<typeof retryDelay>[0]['outcome'],
  attempt = 1,
  elapsedMs = 0,
) => retryDelay({ outcome, attempt, beganMs: elapsedMs, elapsedMs, random: 0.5 });

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

/** When each try begins, for a server that is back at `backMs`, with what each try costs and draws. */
function triesOf(world: { backMs: number; costs: number[]; draws: number[] }) {
  const outcome = outcomeWithoutAnswer(['a'], 'failed', 'connect-timeout');
  const begins = [0];
  for (let attempt = 1; ; attempt += 1) {
    const beganMs = begins.at(-1) ?? 0;
    if (beganMs >= world.backMs) return { begins, reached: true };
    const elapsedMs = beganMs + (world.costs[attempt % world.costs.length] ?? 0);
    const random = world.draws[attempt % world.draws.length] ?? 0;
    const delay = retryDelay({ outcome, attempt, beganMs, elapsedMs, random });
    if (delay === null) return { begins, reached: false };
    expect(delay).toBeGreaterThanOrEqual(0);
    begins.push(elapsedMs + delay);
  }
}

const draws = fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), {
  minLength: 1,
  maxLength: 8,
});
const costsUpTo = (max: number) =>
  fc.array(fc.integer({ min: 0, max }), { minLength: 1, maxLength: 8 });
const CONNECT_MS = INITIAL_SETTINGS.network.timeouts.connect * 1000;

test('an outage of 25 s is survived within 30 s, whatever is drawn and up to a connect time for each try', () => {
  const backMs = fc.integer({ min: 1, max: SURVIVED_OUTAGE_MS });
  const world = fc.record({ backMs, costs: costsUpTo(CONNECT_MS), draws });
  fc.assert(
    fc.property(world, (given) => {
      const { begins, reached } = triesOf(given);
      expect(reached).toBe(true);
      expect(begins.at(-1)).toBeLessThanOrEqual(RETRY_WINDOW_MS);
      expect(begins.length).toBeLessThanOrEqual(MAX_ATTEMPTS);
    }),
    { numRuns: 5_000 },
  );
});

test('with a longer connect time it is survived too, as soon as the try that is under way has ended', () => {
  const world = fc.record({
    backMs: fc.constant(SURVIVED_OUTAGE_MS),
    costs: costsUpTo(60_000),
    draws,
  });
  fc.assert(
    fc.property(world, (given) => {
      expect(triesOf(given).reached).toBe(true);
    }),
  );
});

test('a server that refuses at once is asked seven times, ever more seldom, and then left alone', () => {
  const { begins, reached } = triesOf({ backMs: 60_000, costs: [1], draws: [0.5] });
  expect([begins.length, reached]).toEqual([7, false]);
  const delays = begins.slice(1).map((at, index) => at - (begins[index] ?? 0));
  expect([...delays].sort((a, b) => a - b)).toEqual(delays);
});

describe('an expired signature', () => {
  const expired = (streams = ['a']) =>
    readAnswer(
      { vendor: 'Tencent', streamIds: streams },
      200,
      JSON.stringify({ Code: 100_000_004, Message: 'signature expired', RequestId: '1' }),
    );

  test('is no matter of waiting', () => {
    expect(delayOf(expired())).toBeNull();
  });

  test('with rows that were accepted all the same stands: the rows decide', () => {
    const body = JSON.stringify({
      Code: 100_000_004,
      Message: '',
      RequestId: '1',
      Data: { Tencent: [{ StreamName: 'a', Code: '', TaskId: 't' }] },
    });
    expect(delayOf(readAnswer({ vendor: 'Tencent', streamIds: ['a'] }, 200, body))).toBeNull();
    const partial = readAnswer({ vendor: 'Tencent', streamIds: ['a', 'b'] }, 200, body);
    expect(partial.status).toBe('partial');
    expect(delayOf(partial)).toBeNull();
  });
});

test('whatever came of a call: only what surely did nothing, as a whole, is ever sent again', () => {
  const status = fc.constantFrom('accepted', 'rejected', 'unknown', 'failed');
  const stream = fc.record({
    streamId: fc.constant('a'),
    status,
    reason: fc.constantFrom(undefined, ...REASONS),
  });
  const any = fc.record({
    streams: fc.array(stream as fc.Arbitrary<StreamOutcome>, { minLength: 1, maxLength: 5 }),
    code: fc.constantFrom(null, ...RETURN_CODES.keys(), 4711),
    reason: fc.constantFrom(null, ...REASONS),
    attempt: fc.integer({ min: 1, max: MAX_ATTEMPTS + 2 }),
    elapsedMs: fc.integer({ min: 0, max: RETRY_WINDOW_MS * 2 }),
  });
  fc.assert(
    fc.property(any, ({ streams, code, reason, attempt, elapsedMs }) => {
      const outcome = outcomeOf(streams, { code, reason });
      const delay = retryDelay({
        outcome,
        attempt,
        beganMs: elapsedMs,
        elapsedMs,
        random: 0.5,
      });
      if (delay === null) return;
      expect(attempt).toBeLessThan(MAX_ATTEMPTS);
      if (outcome.status === 'failed') return;
      expect([code, attempt]).toEqual([100_000_004, 1]);
      for (const { reason: why } of streams) expect(why).toBe('return-code');
    }),
    { numRuns: 2_000 },
  );
});

test('stations that failed together do not come back together', () => {
  const outcome = outcomeWithoutAnswer(['a'], 'failed', 'connection-refused');
  const at = (random: number) =>
    retryDelay({ outcome, attempt: 3, beganMs: 0, elapsedMs: 0, random }) ?? 0;
  expect(at(0)).toBeGreaterThan(0);
  expect(at(0.999)).toBeGreaterThan(at(0) + 1_000);
});

test.each([
  'too-frequent',
  'proxy-unreachable',
  'network-unreachable',
  'connection-failed',
] as const)('%s passes by itself', (reason) => {
  expect(delayOf(outcomeWithoutAnswer(['a'], 'failed', reason))).toBeGreaterThan(0);
});

test.each(['proxy-refused', 'never-sent', 'credentials-unavailable'] as const)(
  '%s does not',
  (reason) => {
    expect(delayOf(outcomeWithoutAnswer(['a'], 'failed', reason))).toBeNull();
  },
);
