import { describe, expect, test } from 'vitest';
import { scheduleDraftSchema } from '#contract/model/schedule.ts';
import {
  endOf,
  nextStart,
  startsAfter,
  startsWithin,
  type TimeRules,
  timesFault,
} from '../../../../electron/recording/schedules/times.ts';

const take = (values: Iterable<number>, count: number): string[] => {
  const taken: string[] = [];
  for (const value of values) {
    if (taken.length >= count) break;
    taken.push(new Date(value).toISOString().slice(0, 16));
  }
  return taken;
};

const from = (rules: TimeRules, from: string, count: number) =>
  take(startsAfter(rules, Date.parse(`${from}Z`)), count);

const daily = (time: string, timeZone: string): TimeRules => ({
  weekly: { days: [1, 2, 3, 4, 5, 6, 7], time },
  timeZone,
});

/** Each as the operator's clock says it, the first moment of the search, and the moments in UTC. */
const DST: [string, TimeRules, string, string[]][] = [
  [
    'Berlin: 02:30 in the gap runs at 03:30',
    daily('02:30', 'Europe/Berlin'),
    '2026-03-28T12:00',
    ['2026-03-29T01:30', '2026-03-30T00:30'],
  ],
  [
    'Berlin: 02:30 in the repeated hour runs once, the first time',
    daily('02:30', 'Europe/Berlin'),
    '2026-10-24T12:00',
    ['2026-10-25T00:30', '2026-10-26T01:30'],
  ],
  [
    'Berlin: asked between the two 02:30, the second one is none',
    daily('02:30', 'Europe/Berlin'),
    '2026-10-25T00:45',
    ['2026-10-26T01:30'],
  ],
  [
    'Berlin: once, in the gap',
    { at: '2026-03-29T02:30', timeZone: 'Europe/Berlin' },
    '2026-01-01T00:00',
    ['2026-03-29T01:30'],
  ],
  [
    'Berlin: once, in the repeated hour',
    { at: '2026-10-25T02:30', timeZone: 'Europe/Berlin' },
    '2026-01-01T00:00',
    ['2026-10-25T00:30'],
  ],
  [
    'New York: 02:30 in the gap runs at 03:30',
    { cron: '30 2 * * *', timeZone: 'America/New_York' },
    '2026-03-07T12:00',
    ['2026-03-08T07:30', '2026-03-09T06:30'],
  ],
  [
    'New York: 01:30 in the repeated hour runs once',
    { cron: '30 1 * * *', timeZone: 'America/New_York' },
    '2026-10-31T12:00',
    ['2026-11-01T05:30', '2026-11-02T06:30'],
  ],
  [
    'Shanghai has one clock all year',
    { cron: '0 19 * * 1-5', timeZone: 'Asia/Shanghai' },
    '2026-11-27T12:00',
    ['2026-11-30T11:00', '2026-12-01T11:00', '2026-12-02T11:00'],
  ],
  [
    'Lord Howe: a clock that jumps by half an hour',
    daily('02:15', 'Australia/Lord_Howe'),
    '2026-10-03T00:00',
    ['2026-10-03T15:45', '2026-10-04T15:15'],
  ],
];

describe('the clock is put forward and back', () => {
  test.each(DST)('%s', (_name, rules, begin, moments) => {
    expect(from(rules, begin, moments.length)).toEqual(moments);
  });

  test.each(DST)('%s, wherever the search begins', (_name, rules, begin, moments) => {
    const last = Date.parse(`${moments.at(-1)}Z`);
    for (let at = Date.parse(`${begin}Z`); at < last; at += 7 * 60_000) {
      const left = moments.filter((moment) => Date.parse(`${moment}Z`) > at);
      expect(take(startsWithin(rules, at, last), 9)).toEqual(left);
    }
  });
});

describe('the calendar', () => {
  test('29 February comes in leap years only', () => {
    const rules = { cron: '0 12 29 2 *', timeZone: 'UTC' };
    expect(from(rules, '2026-11-27T00:00', 2)).toEqual(['2028-02-29T12:00', '2032-02-29T12:00']);
  });

  test('a week begins on Monday, and a day of its own time zone', () => {
    const rules = { weekly: { days: [1, 7], time: '00:30' }, timeZone: 'Asia/Shanghai' };
    // Sunday 29 and Monday 30 November in Shanghai; in UTC the days before.
    expect(from(rules, '2026-11-27T00:00', 2)).toEqual(['2026-11-28T16:30', '2026-11-29T16:30']);
  });

  test('once is once', () => {
    const rules = { at: '2026-12-01T19:00', timeZone: 'Asia/Shanghai' };
    expect(from(rules, '2026-11-27T00:00', 3)).toEqual(['2026-12-01T11:00']);
    expect(nextStart(rules, Date.parse('2026-12-01T11:00Z'))).toBeNull();
  });

  test('exceptions and the last date are dates of the schedule, not of UTC', () => {
    const rules = {
      ...daily('00:30', 'Asia/Shanghai'),
      exceptions: ['2026-12-02'],
      until: '2026-12-03',
    };
    expect(from(rules, '2026-11-30T12:00', 9)).toEqual(['2026-11-30T16:30', '2026-12-02T16:30']);
  });

  test('a start at the very moment counts as one that has come, not as the next', () => {
    const rules = { cron: '0 19 * * *', timeZone: 'UTC' };
    const moment = Date.parse('2026-12-01T19:00Z');
    expect(nextStart(rules, moment)).toBe(Date.parse('2026-12-02T19:00Z'));
    expect(nextStart(rules, moment - 1)).toBe(moment);
    expect(take(startsWithin(rules, moment - 1, moment), 2)).toHaveLength(1);
    expect(take(startsWithin(rules, moment - 2, moment - 1), 2)).toHaveLength(0);
  });
});

describe('the end', () => {
  const planned = Date.parse('2026-10-24T20:00Z');

  test('a duration is counted in minutes that pass, over a clock that is put back', () => {
    const rules = { ...daily('22:00', 'Europe/Berlin'), durationMinutes: 360 };
    expect(endOf(rules, planned)).toBe(Date.parse('2026-10-25T02:00Z'));
  });

  test('a time of day is the next one that the clock shows', () => {
    expect(endOf({ ...daily('22:00', 'Europe/Berlin'), endAt: '04:00' }, planned)).toBe(
      Date.parse('2026-10-25T03:00Z'),
    );
    expect(endOf({ ...daily('22:00', 'Europe/Berlin'), endAt: '22:00' }, planned)).toBe(
      Date.parse('2026-10-25T21:00Z'),
    );
  });

  test('without one nothing ends it', () => {
    expect(endOf(daily('22:00', 'Europe/Berlin'), planned)).toBeNull();
  });
});

describe('what a schedule may say', () => {
  const draft = { name: 'News', presetId: 'p', timeZone: 'Asia/Shanghai' };
  const isGood = (times: object) => scheduleDraftSchema.safeParse({ ...draft, ...times }).success;

  test.each([
    ['a macro', '@daily'],
    ['seconds', '0 0 19 * * 1'],
    ['a value by chance', 'H 19 * * 1'],
    ['four fields', '0 19 * *'],
    ['words', '0 19 * * 1; x'],
  ])('no cron with %s', (_name, cron) => {
    expect(isGood({ cron })).toBe(false);
    expect(isGood({ cron: '0 19 * * MON-FRI' })).toBe(true);
  });

  test('a cron of the right form that names no time is found when it is computed', () => {
    expect(timesFault({ cron: '0 19 31 2 *', timeZone: 'UTC' })).not.toBeNull();
    expect(timesFault({ cron: '61 19 * * *', timeZone: 'UTC' })).not.toBeNull();
    expect(timesFault({ cron: '0 19 * * *', timeZone: 'UTC' })).toBeNull();
    expect(nextStart({ cron: '61 19 * * *', timeZone: 'UTC' }, 0)).toBeNull();
  });

  test('one rule, one end, real dates and zones', () => {
    expect(isGood({})).toBe(false);
    expect(isGood({ cron: '0 19 * * *', at: '2026-12-01T19:00' })).toBe(false);
    expect(isGood({ cron: '0 19 * * *', endAt: '19:35', durationMinutes: 35 })).toBe(false);
    expect(isGood({ at: '2026-02-30T19:00' })).toBe(false);
    expect(isGood({ at: '2028-02-29T19:00' })).toBe(true);
    expect(isGood({ at: '2026-12-01 19:00' })).toBe(false);
    expect(isGood({ cron: '0 19 * * *', timeZone: 'Mars/Olympus' })).toBe(false);
    expect(isGood({ cron: '0 19 * * *', timeZone: '+08:00' })).toBe(false);
    expect(isGood({ weekly: { days: [1, 1], time: '19:00' } })).toBe(false);
  });

  test('what it does not say is filled in', () => {
    const parsed = scheduleDraftSchema.parse({ ...draft, cron: '0 19 * * *' });
    expect(parsed).toMatchObject({ enabled: true, missed: { startWithinMinutes: 10 } });
  });
});
