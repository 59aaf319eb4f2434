import fc from 'fast-check';
import { sync, type VEvent } from 'node-ical';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { checkTimes, scheduleNameSchema, scheduleTimesShape } from '#contract/model/schedule.ts';
import { startsWithin } from '../../../../electron/recording/schedules/times.ts';
import { calendar, event, NOW, read } from './calendar-file.ts';

const YEAR_MS = 366 * 86_400_000;
const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
const timesSchema = z.strictObject(scheduleTimesShape).superRefine(checkTimes);

const some = <T>(values: readonly T[]) =>
  fc.subarray([...values], { minLength: 1 }).map((list) => list.join(','));
const days = some(WEEKDAYS);
const ordinal = fc
  .tuple(fc.constantFrom('1', '2', '3', '4', '5', '-1'), fc.constantFrom(...WEEKDAYS))
  .map(([number, day]) => `${number}${day}`);
const monthDays = some([1, 2, 15, 28, 29, 30, 31, -1]);
const months = some([1, 2, 6, 12]);
const rule = fc.oneof(
  fc.constantFrom('FREQ=DAILY', 'FREQ=WEEKLY', 'FREQ=MONTHLY', 'FREQ=YEARLY'),
  days.map((list) => `FREQ=WEEKLY;BYDAY=${list}`),
  days.map((list) => `FREQ=DAILY;BYDAY=${list}`),
  ordinal.map((day) => `FREQ=MONTHLY;BYDAY=${day}`),
  monthDays.map((list) => `FREQ=MONTHLY;BYMONTHDAY=${list}`),
  fc.tuple(months, monthDays).map(([of, list]) => `FREQ=YEARLY;BYMONTH=${of};BYMONTHDAY=${list}`),
  fc.tuple(months, ordinal).map(([of, day]) => `FREQ=YEARLY;BYMONTH=${of};BYDAY=${day}`),
);
const bound = fc.oneof(
  fc.constant(''),
  fc.integer({ min: 1, max: 40 }).map((count) => `;COUNT=${count}`),
  fc.integer({ min: 0, max: 400 }).map((ahead) => `;UNTIL=${utc(NOW + ahead * 86_400_000)}`),
);
const start = fc
  .record({ day: fc.integer({ min: -60, max: 300 }), minute: fc.integer({ min: 0, max: 1439 }) })
  .map(({ day, minute }) => new Date(NOW + day * 86_400_000 + minute * 60_000));
// Where clocks are changed the library takes the later of two moments, and we the earlier (RFC 5545 §3.3.5).
const zone = fc.constantFrom('Asia/Shanghai', 'UTC', 'Asia/Kolkata', 'Pacific/Honolulu');

/** The same rule with its day: without it the library takes the 28th for a 30th that a month does not have. */
function spelled(frequency: string, [month, day]: readonly string[]): string {
  if (frequency === 'FREQ=MONTHLY') return `${frequency};BYMONTHDAY=${Number(day)}`;
  if (frequency !== 'FREQ=YEARLY') return frequency;
  return `${frequency};BYMONTH=${Number(month)};BYMONTHDAY=${Number(day)}`;
}

const utc = (moment: number) =>
  new Date(moment).toISOString().replace(/\.\d+/, '').replaceAll(/[-:]/g, '');
const local = (moment: Date) => utc(moment.getTime()).replace('Z', '');

test('each rule that is taken starts exactly when another implementation says', async () => {
  let taken = 0;
  await fc.assert(
    fc.asyncProperty(rule, bound, start, zone, async (frequency, end, first, timeZone) => {
      const text = calendar(
        event(
          'UID:a',
          'SUMMARY:News',
          `DTSTART;TZID=${timeZone}:${local(first)}`,
          `RRULE:${frequency}${end}`,
        ),
      );
      const result = await read(text);
      if (!result.ok) throw new Error(result.fault);
      const [proposal] = result.proposals;
      if (!proposal) return;
      taken += 1;
      const [, year, ...monthAndDay] = text.match(/DTSTART[^:]*:(....)(..)(..)/) ?? [];
      expect(year).toMatch(/^20/);
      const told = text.replace(`RRULE:${frequency}`, `RRULE:${spelled(frequency, monthAndDay)}`);
      const { rrule } = sync.parseICS(told).a as VEvent;
      const upTo = NOW + YEAR_MS;
      const theirs = rrule?.between(new Date(NOW + 1), new Date(upTo), true) ?? [];
      const ours = [...startsWithin(proposal.times, NOW, upTo)];
      expect(ours.map((moment) => new Date(moment))).toEqual(theirs);
    }),
    { numRuns: 250 },
  );
  expect(taken).toBeGreaterThan(50);
});

const odd = fc.constantFrom(
  '',
  '\u0000',
  '"',
  ';',
  ':',
  '\\',
  '\u2028',
  '\ud800',
  '__proto__',
  '\t',
);
const value = fc.oneof(
  fc.string({ maxLength: 40 }),
  odd,
  fc.constantFrom('20261201T190000', '20261201T190000Z', '20261201', '99999999T999999', 'PT1H'),
  rule,
  fc.constantFrom('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', 'FREQ=DAILY;COUNT=999999', 'P99999W'),
);
const name = fc.constantFrom(
  ...['DTSTART', 'DTEND', 'DURATION', 'RRULE', 'EXDATE', 'RDATE', 'RECURRENCE-ID', 'UID'],
  ...['SUMMARY', 'SEQUENCE', 'STATUS', 'CATEGORIES', 'LOCATION', 'EXRULE', 'X-NOTE', 'TZID'],
  ...['TZOFFSETTO', 'BEGIN', 'END'],
);
const parameter = fc.oneof(
  fc.constantFrom(
    '',
    ';VALUE=DATE',
    ';TZID=Europe/Berlin',
    ';TZID=Nowhere',
    ';RANGE=THISANDFUTURE',
  ),
  fc.string({ maxLength: 10 }).map((text) => `;TZID=${text}`),
);
const line = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(name, parameter, value).map(([a, b, c]) => `${a}${b}:${c}`) },
  { weight: 1, arbitrary: fc.string({ maxLength: 30 }) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      ...['BEGIN:VEVENT', 'END:VEVENT', 'BEGIN:VTIMEZONE', 'END:VTIMEZONE', 'BEGIN:STANDARD'],
      ...['END:STANDARD', 'BEGIN:VALARM', 'END:VALARM', 'END:VCALENDAR', ' folded'],
    ),
  },
);
const hostile = fc.oneof(
  fc.array(line, { maxLength: 25 }).map((lines) => calendar(...lines)),
  fc
    .array(fc.array(line, { maxLength: 8 }), { maxLength: 4 })
    .map((events) => calendar(...events.map((lines) => event(...lines)))),
  fc.string(),
);

test('no text makes it throw, and what it proposes can be saved', async () => {
  await fc.assert(
    fc.asyncProperty(hostile, async (text) => {
      const result = await read(text);
      if (!result.ok) return;
      const names = result.proposals.map((one) => one.name);
      expect(new Set(names).size).toBe(names.length);
      for (const proposal of result.proposals) {
        expect(timesSchema.safeParse(proposal.times).error).toBeUndefined();
        expect(scheduleNameSchema.parse(proposal.name)).toBe(proposal.name);
      }
    }),
    { numRuns: 2500 },
  );
});
