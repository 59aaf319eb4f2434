/** Words: locale keys `filter.when.*`. */
export const WHENS = ['any', 'today', 'yesterday', 'week', 'range'] as const;
export type When = (typeof WHENS)[number];

/** The part of a filter that is about time. */
export interface WhenFilter {
  readonly when: When;
  /** Local minutes as a field for date and time gives them (`2026-03-01T10:00`); empty where open. */
  readonly from: string;
  readonly to: string;
}

export const ANY_TIME: WhenFilter = { when: 'any', from: '', to: '' };

const MINUTE_MS = 60_000;
const WEEK_DAYS = 7;

/** Whether the end lies before the beginning: such a filter finds nothing. */
export function isBackwards(filter: WhenFilter): boolean {
  if (filter.when !== 'range') return false;
  const { from, to } = boundsOf(filter, new Date(0));
  return from !== null && to !== null && from >= to;
}

export interface Bounds {
  readonly from: Date | null;
  /** The first moment that is not meant any more. */
  readonly to: Date | null;
}

/** What a choice means at this moment in this time zone. */
export function boundsOf({ when, from, to }: WhenFilter, now: Date): Bounds {
  // By the calendar: a day of 23 or 25 hours is a day.
  const midnight = (daysAgo: number) =>
    new Date(now.getFullYear(), now.getMonth(), now.getDate() - daysAgo);
  switch (when) {
    case 'any':
      return { from: null, to: null };
    case 'today':
      return { from: midnight(0), to: null };
    case 'yesterday':
      return { from: midnight(1), to: midnight(0) };
    case 'week':
      return { from: midnight(WEEK_DAYS - 1), to: null };
    case 'range': {
      const last = minuteOf(to);
      // The last minute is meant whole.
      return { from: minuteOf(from), to: last && new Date(last.getTime() + MINUTE_MS) };
    }
  }
}

const LOCAL_MINUTE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;

function minuteOf(text: string): Date | null {
  const date = new Date(LOCAL_MINUTE.test(text) ? text.slice(0, 16) : Number.NaN);
  return Number.isNaN(date.getTime()) ? null : date;
}
