/** Milliseconds of a day: further than this no clock is put forward or back at once. */
const DAY_MS = 86_400_000;

const FORMATS = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = FORMATS.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  FORMATS.set(timeZone, format);
  return format;
}

/**
 * What a clock in the time zone shows at a moment (milliseconds since the epoch), as the moment at which a clock
 * in UTC shows the same.
 */
export function wallTime(moment: number, timeZone: string): number {
  const day = Math.floor(moment / DAY_MS) * DAY_MS;
  const offset = offsetAt(day, timeZone);
  // No clock is put forward and back again within a day.
  return offset === offsetAt(day + DAY_MS, timeZone)
    ? moment + offset
    : formattedWallTime(moment, timeZone);
}

/** How far clocks in the time zones are from UTC at the beginnings of days there, in milliseconds. */
const OFFSETS = new Map<string, Map<number, number>>();
/** Days that are remembered for one zone: ten years. */
const MOST_DAYS = 3_660;

function offsetAt(day: number, timeZone: string): number {
  const known = OFFSETS.get(timeZone) ?? new Map<number, number>();
  OFFSETS.set(timeZone, known);
  const offset = known.get(day) ?? formattedWallTime(day, timeZone) - day;
  if (known.size >= MOST_DAYS) known.clear();
  known.set(day, offset);
  return offset;
}

/** The formatter is exact, and takes a hundred times as long as an addition. */
function formattedWallTime(moment: number, timeZone: string): number {
  const numbers = formatOf(timeZone).format(moment).match(/\d+/g)?.map(Number) ?? [];
  const [month = 1, day = 1, year = 1970, hours = 0, minutes = 0, seconds = 0] = numbers;
  return Date.UTC(year, month - 1, day, hours, minutes, seconds);
}

/**
 * When a clock in the time zone shows a wall time. One that comes twice counts the first time; one that is
 * skipped comes as much later as the clock jumps: 02:30 is then 03:30. Milliseconds since the epoch.
 */
export function momentOf(wall: number, timeZone: string): number {
  const offsetAt = (moment: number) => wallTime(moment, timeZone) - moment;
  const before = wall - offsetAt(wall - DAY_MS);
  const after = wall - offsetAt(wall + DAY_MS);
  const shown = [before, after].filter((moment) => wallTime(moment, timeZone) === wall);
  return shown.length > 0 ? Math.min(...shown) : before;
}

/** The date that a clock in the time zone shows, as 2026-12-01. */
export const localDate = (moment: number, timeZone: string): string =>
  new Date(wallTime(moment, timeZone)).toISOString().slice(0, 10);
