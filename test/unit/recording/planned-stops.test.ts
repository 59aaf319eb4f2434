import { afterAll, describe, expect, test } from 'vitest';
import type { Reason, StreamOutcome } from '#contract/model/outcome.ts';
import type { PlannedStop, Recording } from '#contract/model/start.ts';
import {
  isUnsent,
  type StopFacts,
  stopRetryMs,
  stopStanding,
  stopsInDoubt,
  stopWork,
} from '../../../electron/recording/planned-stops.ts';
import { recordingOf } from '../../support/runs.ts';

/** 21:00:00 of some day, in Unix seconds. */
const AT = 1_795_813_200;

const at = (seconds: number) => (AT + seconds) * 1000;
const LATE_MINUTES = 30;

interface Case {
  readonly what: string;
  /** Seconds from the end to now. */
  readonly now: number;
  readonly trouble?: PlannedStop['trouble'];
  readonly lateMinutes?: number;
  readonly is: ReturnType<typeof stopStanding>;
}

const CASES: readonly Case[] = [
  { what: 'an hour before', now: -3600, is: 'waiting' },
  { what: 'a part of a second before: it must not be early', now: -0.1, is: 'waiting' },
  { what: 'at the second', now: 0, is: 'due' },
  { what: 'within the minute', now: 60, is: 'due' },
  { what: 'the program did not run, or the computer slept', now: 61, is: 'late' },
  { what: 'as late as it may be', now: 30 * 60, is: 'late' },
  { what: 'later than it may be', now: 30 * 60 + 1, is: 'too-late' },
  { what: 'a day later', now: 86_400, is: 'too-late' },
  { what: 'none may be late, within the minute', now: 59, lateMinutes: 0, is: 'due' },
  { what: 'none may be late', now: 61, lateMinutes: 0, is: 'too-late' },
  { what: 'an hour may it be late', now: 3_000, lateMinutes: 60, is: 'late' },
  { what: 'it did not get through', now: 5, trouble: 'unsent', is: 'due' },
  { what: 'it has not got through for minutes', now: 600, trouble: 'unsent', is: 'late' },
  { what: 'it did not get through for too long', now: 1_801, trouble: 'unsent', is: 'too-late' },
  { what: 'it failed', now: 5, trouble: 'failed', is: 'tried' },
  { what: 'it failed long ago', now: 86_400, trouble: 'failed', is: 'tried' },
  { what: 'the secret was locked, in the time allowed', now: 600, trouble: 'locked', is: 'late' },
  { what: 'the secret was locked for too long', now: 3_600, trouble: 'locked', is: 'too-late' },
  { what: 'there was no account, and is one', now: 600, trouble: 'no-account', is: 'late' },
  {
    what: 'it was too late, and the limit was raised',
    now: 3_000,
    trouble: 'too-late',
    lateMinutes: 60,
    is: 'too-late',
  },
];

const printed: string[] = [];
afterAll(() => {
  const lines = ['| planned stop | seconds past | it is |', '|---|---|---|', ...printed];
  process.stdout.write(`${lines.join('\n')}\n`);
});

test.each(CASES)('$what: $is', ({ what, now, trouble, lateMinutes = LATE_MINUTES, is }) => {
  const standing = stopStanding({ at: AT, ...(trouble && { trouble }) }, at(now), lateMinutes);
  printed.push(`| ${what} | ${now} | ${standing} |`);
  expect(standing).toBe(is);
});

const planned = (streamId: string, seconds: number, more: Partial<Recording> = {}) =>
  recordingOf({ streamId, plannedStop: { at: AT + seconds }, ...more });

const facts = (now: number, change: Partial<StopFacts> = {}): StopFacts => ({
  nowAt: () => at(now),
  lateMinutes: LATE_MINUTES,
  isUnderWay: () => false,
  sinceLastTryMs: () => null,
  obstacle: () => null,
  ...change,
});

const namesOf = ({ send }: ReturnType<typeof stopWork>) =>
  send.map((one) => [one.at - AT, ...one.recordings.map(({ streamId }) => streamId)]);

test('what is due is sent by its time, the earliest first; what has no plan never', () => {
  const all = [
    planned('b', 10),
    planned('a', 0),
    planned('c', 10),
    planned('later', 500),
    recordingOf(),
  ];
  const work = stopWork(all, facts(20));
  expect(namesOf(work)).toEqual([
    [0, 'a'],
    [10, 'b', 'c'],
  ]);
  expect(work.changed).toEqual([]);
});

test('it is looked at again in half a minute at most, and at once when a stop is due', () => {
  expect(stopWork([planned('a', 5), planned('b', 9)], facts(0)).nextMs).toBe(5_000);
  expect(stopWork([planned('a', 3_600)], facts(0)).nextMs).toBe(30_000);
  expect(stopWork([recordingOf()], facts(0)).nextMs).toBeNull();
});

test('by the time at the service of each', () => {
  const [near, far] = [
    planned('near', 0, { service: 'near' }),
    planned('far', 0, { service: 'far' }),
  ];
  const nowAt = (service: string) => (service === 'near' ? at(0) : at(-1));
  expect(namesOf(stopWork([near, far], facts(0, { nowAt })))).toEqual([[0, 'near']]);
});

test('a stop that is on its way is neither sent again nor too late', () => {
  const work = stopWork([planned('a', 0)], facts(7_200, { isUnderWay: () => true }));
  expect(work).toMatchObject({ send: [], changed: [], nextMs: 30_000 });
});

test.each(['locked', 'no-account'] as const)(
  '%s: not sent, marked once, and tried again',
  (obstacle) => {
    const before = planned('a', 0);
    const [marked] = stopWork([before], facts(0, { obstacle: () => obstacle })).changed;
    expect(marked).toEqual({ ...before, plannedStop: { at: AT, trouble: obstacle } });
    if (!marked) throw new Error('not marked');
    const again = stopWork([marked], facts(5, { obstacle: () => obstacle }));
    expect(again).toMatchObject({ send: [], changed: [], nextMs: 30_000 });
    expect(namesOf(stopWork([marked], facts(10)))).toEqual([[0, 'a']]);
  },
);

test('too late is marked, whatever stood in the way before, and nothing is sent', () => {
  const locked = planned('a', 0, { plannedStop: { at: AT, trouble: 'locked' } });
  const work = stopWork([locked], facts(7_200));
  expect(work.send).toEqual([]);
  expect(work.changed).toMatchObject([{ plannedStop: { at: AT, trouble: 'too-late' } }]);
  expect(stopWork(work.changed, facts(7_300)).changed).toEqual([]);
});

test('what failed is left to a person', () => {
  const failed = planned('a', 0, { plannedStop: { at: AT, trouble: 'failed' } });
  expect(stopWork([failed], facts(7_200))).toEqual({ send: [], changed: [], nextMs: null });
});

describe('what did not get through is tried again', () => {
  const unsent = planned('a', 0, { plannedStop: { at: AT, trouble: 'unsent' } });
  const standing = (secondsPast: number, sinceTry: number | null) => {
    const sinceLastTryMs = () => (sinceTry === null ? null : sinceTry * 1000);
    const { send, nextMs } = stopWork([unsent], facts(secondsPast, { sinceLastTryMs }));
    return send.length > 0 ? 'sent' : nextMs;
  };

  test.each([
    ['at once by a process that has not tried', 300, null, 'sent'],
    ['not before a minute', 30, 30, 30_000],
    ['shortly before it', 89, 59, 1_000],
    ['after a minute', 90, 60, 'sent'],
    ['after a tenth of how late it is', 1_500, 120, 30_000],
    ['shortly before that', 1_500, 149, 1_000],
    ['then', 1_500, 150, 'sent'],
  ] as const)('%s', (_what, secondsPast, sinceTry, expected) => {
    expect(standing(secondsPast, sinceTry)).toBe(expected);
  });

  test('every five minutes at the least', () => {
    expect(stopRetryMs(AT, at(86_400))).toBe(300_000);
  });

  test('not once it is too late', () => {
    const work = stopWork([unsent], facts(1_801));
    expect(work.send).toEqual([]);
    expect(work.changed).toMatchObject([{ plannedStop: { at: AT, trouble: 'too-late' } }]);
  });

  const row = (status: StreamOutcome['status'], reason?: Reason): StreamOutcome => ({
    ...{ streamId: 'a', status },
    ...(reason && { reason }),
  });
  test.each([
    ['refused at the door', [row('failed', 'connection-refused')], true],
    ['no such name', [row('failed', 'name-not-found')], true],
    ['too frequent for the API', [row('failed', 'too-frequent')], true],
    ['the journal took no mark', [row('failed', 'journal-failed')], true],
    ['an operator took it back', [row('failed', 'cancelled')], false],
    ['it may have arrived', [row('unknown', 'connection-lost')], false],
    ['a part of it may have', [row('failed', 'too-frequent'), row('unknown')], false],
    ['the vendor refused it', [row('rejected')], false],
    ['nothing is known', [], false],
  ])('%s: %s', (_what, rows, expected) => {
    expect(isUnsent(rows)).toBe(expected);
  });
});

test('what may have been sent without a record is in doubt: only what was due by then and is not told yet', () => {
  const all = [
    planned('due', 0),
    planned('later', 600),
    planned('locked', 0, { plannedStop: { at: AT, trouble: 'locked' } }),
    recordingOf(),
  ];
  expect(stopsInDoubt(all, at(60))).toEqual([
    { ...planned('due', 0), plannedStop: { at: AT, trouble: 'failed' } },
  ]);
});
