const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** Days without a start, one after the other, before a search gives up: two leap days are up to eight years apart. */
const MOST_EMPTY_DAYS = 10 * 366;

interface Field {
  readonly values: readonly (number | string)[];
  readonly isWildcard: boolean;
  /** Whether it means the last day of a month. */
  readonly hasLastChar: boolean;
}

/** The fields of a rule as the library has read them. */
export interface CronFields
  extends Readonly<Record<'minute' | 'hour' | 'dayOfMonth' | 'month', Field>> {
  /** `nthDay`: of so many in the month; 0 for each. */
  readonly dayOfWeek: Field & { readonly nthDay: number };
}

/** A cron rule that days can be held against one by one. */
export interface PlainCron {
  /** Starts of a day, in milliseconds since its midnight, soonest first. */
  readonly ofDay: readonly number[];
  fits(day: Date): boolean;
}

/**
 * The same rule as the library has read it; null for one with the last day, or the n-th weekday, of a month.
 *
 * The library computes each start by trying one date object after the other, which takes ten times as long: a thousand
 * schedules kept main from its other work for half a second.
 */
export function plainCron({
  minute,
  hour,
  dayOfMonth,
  month,
  dayOfWeek,
}: CronFields): PlainCron | null {
  if (dayOfMonth.hasLastChar || dayOfWeek.hasLastChar || dayOfWeek.nthDay > 0) return null;
  const hours = numbersOf(hour.values);
  const minutes = numbersOf(minute.values);
  const days = new Set(numbersOf(dayOfMonth.values));
  const months = new Set(numbersOf(month.values));
  const weekdays = new Set(numbersOf(dayOfWeek.values).map((one) => one % 7));
  // Of two restricted fields one is enough (crontab(5)).
  const isEither = !dayOfMonth.isWildcard && !dayOfWeek.isWildcard;
  const fitsDay = (day: Date) => {
    const isOfMonth = days.has(day.getUTCDate());
    const isOfWeek = weekdays.has(day.getUTCDay());
    return isEither ? isOfMonth || isOfWeek : isOfMonth && isOfWeek;
  };
  return {
    ofDay: hours.flatMap((one) => minutes.map((other) => (one * 60 + other) * MINUTE_MS)),
    fits: (day) => months.has(day.getUTCMonth() + 1) && fitsDay(day),
  };
}

/** Times of a clock in UTC after a moment, soonest first; milliseconds since the epoch. */
export function* plainTimes({ ofDay, fits }: PlainCron, after: number): Generator<number> {
  let empty = 0;
  for (let day = Math.floor(after / DAY_MS) * DAY_MS; empty < MOST_EMPTY_DAYS; day += DAY_MS) {
    empty += 1;
    if (!fits(new Date(day))) continue;
    for (const time of ofDay) {
      if (day + time <= after) continue;
      empty = 0;
      yield day + time;
    }
  }
}

const numbersOf = (values: readonly (number | string)[]): number[] =>
  values.map(Number).sort((left, right) => left - right);
