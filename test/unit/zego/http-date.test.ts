import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseHttpDate } from '../../../electron/zego/clock/http-date.ts';

const MOMENT = Date.parse('2026-11-06T08:49:37.000Z');

test.each([
  ['IMF-fixdate', 'Fri, 06 Nov 2026 08:49:37 GMT'],
  ['RFC 850', 'Friday, 06-Nov-26 08:49:37 GMT'],
  ['asctime, the day with a space', 'Fri Nov  6 08:49:37 2026'],
])('%s is read, as UTC', (_form, text) => {
  expect(parseHttpDate(text)).toBe(MOMENT);
});

test('a leap second is the next minute', () => {
  expect(parseHttpDate('Fri, 06 Nov 2026 08:49:60 GMT')).toBe(MOMENT + 23_000);
});

describe('everything else is no date', () => {
  test.each([
    ['nothing', ''],
    ['a number that Date.parse takes for a year', '1'],
    ['a header that Date.parse takes for a month', 'max-age 1'],
    ['the epoch, of a device without a clock', 'Thu, 01 Jan 1970 00:00:00 GMT'],
    ['the end of time, of a cache', 'Fri, 31 Dec 9999 23:59:59 GMT'],
    ['a year beyond four digits', 'Fri, 31 Dec 10000 23:59:59 GMT'],
    ['the last century in two digits', 'Sunday, 06-Nov-94 08:49:37 GMT'],
    ['another zone', 'Fri, 06 Nov 2026 08:49:37 +0800'],
    ['a zone by name', 'Fri, 06 Nov 2026 08:49:37 CST'],
    ['UTC by its other name', 'Fri, 06 Nov 2026 08:49:37 UTC'],
    ['no zone', 'Fri, 06 Nov 2026 08:49:37'],
    ['asctime with a zone', 'Fri Nov  6 08:49:37 CST 2026'],
    ['asctime with a zero', 'Fri Nov 6 08:49:37 2026'],
    ['ISO 8601', '2026-11-06T08:49:37.000Z'],
    ['Unix seconds', '1793954977'],
    ['a day of another name', 'Mon, 06 Nov 2026 08:49:37 GMT'],
    ['a day that the month does not have', 'Wed, 31 Nov 2026 08:49:37 GMT'],
    ['an hour that no day has', 'Fri, 06 Nov 2026 24:49:37 GMT'],
    ['small letters', 'fri, 06 nov 2026 08:49:37 gmt'],
    ['a space too many', 'Fri,  06 Nov 2026 08:49:37 GMT'],
    ['something after it', 'Fri, 06 Nov 2026 08:49:37 GMT, Fri, 06 Nov 2026 08:49:37 GMT'],
    ['a line end', 'Fri, 06 Nov 2026 08:49:37 GMT\n'],
    ['other digits', 'Fri, ٠٦ Nov 2026 08:49:37 GMT'],
  ])('%s', (_what, text) => {
    expect(parseHttpDate(text)).toBeNull();
  });
});

test('what a server writes is read to the second, whatever the moment', () => {
  const seconds = fc.integer({
    min: Date.UTC(2020, 0) / 1000,
    max: Date.UTC(2100, 0) / 1000 - 1,
  });
  fc.assert(
    fc.property(seconds, (unix) => {
      expect(parseHttpDate(new Date(unix * 1000).toUTCString())).toBe(unix * 1000);
    }),
  );
});

test('a text that is no date never throws, and never is one outside the years of this API', () => {
  const near = fc.constantFrom('Fri', ', ', '06', ' ', 'Nov', '2026', '08:49:37', 'GMT', '-', '1');
  const text = fc.oneof(
    fc.string(),
    fc.array(near).map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(text, (date) => {
      const year = new Date(parseHttpDate(date) ?? 1_800_000_000_000).getUTCFullYear();
      expect(year >= 2020 && year <= 2099).toBe(true);
    }),
  );
});
