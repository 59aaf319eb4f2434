/** On which days of the calendar a start falls. Null for what says nothing. */
export interface DayPattern {
  /** 1 is Monday, 7 is Sunday. */
  readonly weekdays: readonly number[] | null;
  /** Which of these weekdays of a month: 1 to 5, or -1 for the last. */
  readonly ordinal: number | null;
  /** 1 to 31, or -1 for the last. A month without such a day has none. */
  readonly monthDays: readonly number[] | null;
  /** 1 to 12. */
  readonly months: readonly number[] | null;
}

const DAY_MS = 86_400_000;
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
/** Schedules have dates of this century only. */
const LAST_DATE = '2099-12-31';

/** A date such as 2026-12-01 as a count of days. */
export const dayOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY_MS;
export const dateOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);
const LAST_DAY = dayOf(LAST_DATE);

/** 1 is Monday, 7 is Sunday. */
export const weekdayOf = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1;

/** Whether a start falls on a day. */
export function fallsOn(pattern: DayPattern, day: number): boolean {
  const { weekdays, ordinal, monthDays, months } = pattern;
  if (weekdays && !weekdays.includes(weekdayOf(day))) return false;
  const date = new Date(day * DAY_MS);
  if (months && !months.includes(date.getUTCMonth() + 1)) return false;
  const ofMonth = date.getUTCDate();
  const isLast = (days: number) => new Date((day + days) * DAY_MS).getUTCDate() <= days;
  if (monthDays && !monthDays.includes(ofMonth) && !(monthDays.includes(-1) && isLast(1))) {
    return false;
  }
  if (ordinal === null) return true;
  return ordinal === -1 ? isLast(7) : Math.ceil(ofMonth / 7) === ordinal;
}

/** The days of a pattern from one day to another, both included. */
export function* daysBetween(pattern: DayPattern, from: number, to: number): Generator<number> {
  const last = Math.min(to, LAST_DAY);
  for (let day = from; day <= last; day += 1) if (fallsOn(pattern, day)) yield day;
}

/** The last of so many days, the first one counted; null where this century does not have so many. */
export function lastOf(pattern: DayPattern, from: number, count: number): number | null {
  let left = count;
  for (const day of daysBetween(pattern, from, LAST_DAY)) {
    left -= 1;
    if (left === 0) return day;
  }
  return null;
}

/** What a schedule says in place of a pattern. `time` is a time of day, as 19:00. */
export function ruleOf({ weekdays, ordinal, monthDays, months }: DayPattern, time: string) {
  if (ordinal === null && !monthDays && !months) {
    return { weekly: { days: [...(weekdays ?? EVERY_DAY)], time } };
  }
  const [hours, minutes] = time.split(':').map(Number);
  const days = monthDays?.map((day) => (day === -1 ? 'L' : String(day))).join(',') ?? '*';
  const ofWeek = weekdays?.map((day) => `${day % 7}${ordinalOf(ordinal)}`).join(',') ?? '*';
  return { cron: `${minutes} ${hours} ${days} ${months?.join(',') ?? '*'} ${ofWeek}` };
}

function ordinalOf(ordinal: number | null): string {
  if (ordinal === null) return '';
  return ordinal === -1 ? 'L' : `#${ordinal}`;
}
