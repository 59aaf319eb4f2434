const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const LONG_DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** Years in which an answer can have been given: a device without a clock says 1970, a cache 9999. */
const FIRST_YEAR = 2020;
const LAST_YEAR = 2099;

const month = `(?<month>${MONTHS.join('|')})`;
const time = '(?<hours>[01]\\d|2[0-3]):(?<minutes>[0-5]\\d):(?<seconds>[0-5]\\d|60)';
const name = (days: readonly string[]) => `(?<name>${days.join('|')})`;

/** The three forms of an HTTP date and no other (RFC 9110, 5.6.7). Names are case-sensitive there. */
const FORMS = [
  // Sun, 06 Nov 1994 08:49:37 GMT
  `${name(DAYS)}, (?<day>\\d{2}) ${month} (?<year>\\d{4}) ${time} GMT`,
  // Sunday, 06-Nov-94 08:49:37 GMT
  `${name(LONG_DAYS)}, (?<day>\\d{2})-${month}-(?<year>\\d{2}) ${time} GMT`,
  // Sun Nov  6 08:49:37 1994
  `${name(DAYS)} ${month} (?<day>\\d{2}| \\d) ${time} (?<year>\\d{4})`,
].map((form) => new RegExp(`^${form}$`));

/**
 * An HTTP date in milliseconds since the epoch, always read as UTC; null for anything else. `Date.parse`
 * reads much more, some of it in the zone of this computer: `1` and `max-age 1` are dates to it.
 */
export function parseHttpDate(text: string): number | null {
  const groups = FORMS.map((form) => form.exec(text)?.groups).find((found) => found);
  if (!groups) return null;
  const { name: dayName = '', day = '', month: monthName = '', year = '' } = groups;
  const fullYear = Number(year) + (year.length === 2 ? 2000 : 0);
  const midnight = Date.UTC(fullYear, MONTHS.indexOf(monthName), Number(day));
  const date = new Date(midnight);
  // A day that its month does not have, or that has another name, is no date.
  const isReal =
    date.getUTCDate() === Number(day) && DAYS[date.getUTCDay()] === dayName.slice(0, 3);
  if (!isReal || fullYear < FIRST_YEAR || fullYear > LAST_YEAR) return null;
  const { hours, minutes, seconds } = groups;
  return midnight + ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
}
