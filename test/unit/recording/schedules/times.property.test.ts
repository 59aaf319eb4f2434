import { CronExpressionParser } from 'cron-parser';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wallTime } from '../../../../electron/recording/schedules/local-time.ts';
import { plainCron, plainTimes } from '../../../../electron/recording/schedules/plain-cron.ts';
import { timesFault } from '../../../../electron/recording/schedules/times.ts';

const FIRST = Date.parse('2024-01-01T00:00:00Z');
const LAST = Date.parse('2040-01-01T00:00:00Z');
const moments = fc.integer({ min: FIRST / 1000, max: LAST / 1000 }).map((second) => second * 1000);

/** One field of a rule: all, a step, one or two numbers, or a span. */
const field = (min: number, max: number) => {
  const number = fc.integer({ min, max });
  const pair = fc
    .uniqueArray(number, { minLength: 2, maxLength: 2 })
    .map((both) => both.sort((left, right) => left - right));
  return fc.oneof(
    fc.constant('*'),
    fc.integer({ min: 1, max: Math.min(9, max) }).map((step) => `*/${step}`),
    number.map(String),
    pair.map(([one, other]) => `${one},${other}`),
    pair.map(([one, other]) => `${one}-${other}`),
  );
};
const rules = fc
  .tuple(field(0, 59), field(0, 23), field(1, 31), field(1, 12), field(0, 7))
  .map((fields) => fields.join(' '));

const STARTS = 12;

test('a rule has the starts that the library computes', () => {
  const hasStarts = (rule: string, after: number) => {
    const options = { tz: 'UTC', currentDate: new Date(after) };
    const parsed = CronExpressionParser.parse(rule, options);
    const plain = plainCron(parsed.fields);
    if (!plain) throw new Error(`${rule} is not plain`);
    const times = plainTimes(plain, after);
    for (let start = 0; start < STARTS; start += 1) {
      expect([rule, times.next().value]).toEqual([rule, parsed.next().getTime()]);
    }
  };
  fc.assert(
    fc.property(
      // A day that no month has: the library throws, and the search ends.
      rules.filter(
        (rule) =>
          !/^\S+ \S+ (30|31|30,31|30-31) /.test(rule) &&
          timesFault({ cron: rule, timeZone: 'UTC' }) === null,
      ),
      moments,
      hasStarts,
    ),
    { numRuns: 300 },
  );
});

test('a rule that no day fits has no start, and the search ends', () => {
  expect(plainTimes({ ofDay: [0], fits: () => false }, FIRST).next().done).toBe(true);
});

test('two leap days may be eight years apart', () => {
  const plain = plainCron(CronExpressionParser.parse('0 0 29 2 *').fields);
  const after = Date.parse('2096-03-01T00:00:00Z');
  expect(plain && plainTimes(plain, after).next().value).toBe(Date.parse('2104-02-29T00:00:00Z'));
});

test.each(['0 19 L * *', '0 19 * * 5L', '0 19 * * 1#2'])('%s is left to the library', (rule) => {
  expect(plainCron(CronExpressionParser.parse(rule).fields)).toBeNull();
});

const ZONES = ['Europe/Berlin', 'Australia/Lord_Howe', 'Africa/Casablanca', 'Asia/Shanghai'];

test('what a clock shows is what the system’s calendar says, on days of a change too', () => {
  const shown = (moment: number, timeZone: string) => {
    const format = new Intl.DateTimeFormat('sv-SE', {
      ...{ timeZone, dateStyle: 'short', timeStyle: 'medium' },
    });
    return Date.parse(`${format.format(moment).replace(' ', 'T')}Z`);
  };
  fc.assert(
    fc.property(moments, fc.constantFrom(...ZONES, 'America/St_Johns'), (moment, timeZone) => {
      expect(wallTime(moment, timeZone)).toBe(shown(moment, timeZone));
    }),
    { numRuns: 300 },
  );
  for (const timeZone of ZONES) {
    const day = Date.parse('2026-03-29T00:00:00Z');
    for (let minute = 0; minute < 24 * 60; minute += 15) {
      const moment = day + minute * 60_000;
      expect(wallTime(moment, timeZone)).toBe(shown(moment, timeZone));
    }
  }
});
