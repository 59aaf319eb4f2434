import {
  type HistoryFilter,
  MAX_HISTORY_TEXT,
  MAX_HISTORY_VALUES,
} from '#contract/model/history.ts';
import type { Status } from '#contract/model/outcome.ts';
import type { Vendor } from '#contract/model/vendor.ts';

/** Words: locale keys `history.when.*`. */
export const WHENS = ['any', 'today', 'yesterday', 'week', 'range'] as const;
export type When = (typeof WHENS)[number];

/** A filter as a person chose it: "today" stays today, where main is asked for moments. */
export interface ViewFilter {
  readonly when: When;
  /** Local minutes as a field for date and time gives them (`2026-03-01T10:00`); empty where open. */
  readonly from: string;
  readonly to: string;
  readonly appIds: readonly number[];
  readonly presets: readonly string[];
  readonly vendors: readonly Vendor[];
  readonly statuses: readonly Status[];
  readonly codes: readonly string[];
  readonly text: string;
}

export const NO_FILTER: ViewFilter = {
  when: 'any',
  from: '',
  to: '',
  appIds: [],
  presets: [],
  vendors: [],
  statuses: [],
  codes: [],
  text: '',
};

/** The parts of which several values can be chosen. */
export const LISTS = ['appIds', 'presets', 'vendors', 'statuses', 'codes'] as const;
export type ListName = (typeof LISTS)[number];
export type ListValue<L extends ListName> = ViewFilter[L][number];

const MINUTE_MS = 60_000;
const WEEK_DAYS = 7;

/** The text as it is looked for: what is around it does not count, and main takes no longer one. */
export const textOf = ({ text }: ViewFilter): string => text.trim().slice(0, MAX_HISTORY_TEXT);

export function isEmpty(filter: ViewFilter): boolean {
  const { from, to } = boundsOf(filter, new Date(0));
  return (
    from === null &&
    to === null &&
    textOf(filter) === '' &&
    LISTS.every((name) => filter[name].length === 0)
  );
}

/** With the value, or without it where it was there. More values than main takes are not taken here either. */
export function toggled<L extends ListName>(
  filter: ViewFilter,
  list: L,
  value: ListValue<L>,
): ViewFilter {
  const values = filter[list] as readonly ListValue<L>[];
  if (values.includes(value)) {
    return { ...filter, [list]: values.filter((other) => other !== value) };
  }
  return values.length < MAX_HISTORY_VALUES ? { ...filter, [list]: [...values, value] } : filter;
}

export const isFull = (filter: ViewFilter, list: ListName): boolean =>
  filter[list].length >= MAX_HISTORY_VALUES;

/** Whether the end lies before the beginning: such a filter finds nothing. */
export function isBackwards(filter: ViewFilter): boolean {
  if (filter.when !== 'range') return false;
  const { from, to } = boundsOf(filter, new Date(0));
  return from !== null && to !== null && from >= to;
}

/** What main is asked, at this moment in this time zone. */
export function queryOf(filter: ViewFilter, now: Date): HistoryFilter {
  const { from, to } = boundsOf(filter, now);
  return {
    from: from?.toISOString() ?? null,
    to: to?.toISOString() ?? null,
    appIds: [...filter.appIds],
    presets: [...filter.presets],
    vendors: [...filter.vendors],
    statuses: [...filter.statuses],
    codes: [...filter.codes],
    text: textOf(filter),
  };
}

interface Bounds {
  readonly from: Date | null;
  /** The first moment that is not meant any more. */
  readonly to: Date | null;
}

function boundsOf({ when, from, to }: ViewFilter, now: Date): Bounds {
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
