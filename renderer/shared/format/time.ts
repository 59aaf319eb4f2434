import { clock, day, two } from '#contract/rules/local-time.ts';

export { clock, date, dateAndClock, day } from '#contract/rules/local-time.ts';

/** `05` of `10:00:05`. */
export const seconds = (date: Date): string => two(date.getSeconds());

/** `10:00:05`, local time. */
export const clockWithSeconds = (date: Date): string => `${clock(date)}:${seconds(date)}`;

const sameDay = (a: Date, b: Date): boolean => a.toDateString() === b.toDateString();

/** A moment near now: `10:00` today, else `11-22 10:00`. */
export const nearClock = (moment: Date, now: Date): string =>
  sameDay(moment, now) ? clock(moment) : `${day(moment)} ${clock(moment)}`;

/** `11-22 10:00:05`. */
export const dayAndClock = (date: Date): string => `${day(date)} ${clockWithSeconds(date)}`;

/** `2026-11-22 10:00:05 UTC+08:00`: for a detail that an operator reads out to a colleague in another time zone. */
export function fullLocal(date: Date): string {
  const offset = -date.getTimezoneOffset();
  const sign = offset < 0 ? '-' : '+';
  const hours = two(Math.floor(Math.abs(offset) / 60));
  const minutes = two(Math.abs(offset) % 60);
  return `${date.getFullYear()}-${dayAndClock(date)} UTC${sign}${hours}:${minutes}`;
}

export const fromUnix = (seconds: number): Date => new Date(seconds * 1000);
