import {
  type HistoryFilter,
  MAX_HISTORY_TEXT,
  MAX_HISTORY_VALUES,
} from '#contract/model/history.ts';
import type { Status } from '#contract/model/outcome.ts';
import type { Vendor } from '#contract/model/vendor.ts';
import { ANY_TIME, boundsOf, type WhenFilter } from '../../shared/filter/when.ts';

/** A filter as a person chose it: "today" stays today, where main is asked for moments. */
export interface ViewFilter extends WhenFilter {
  readonly appIds: readonly number[];
  readonly presets: readonly string[];
  readonly vendors: readonly Vendor[];
  readonly statuses: readonly Status[];
  readonly codes: readonly string[];
  readonly text: string;
}

export const NO_FILTER: ViewFilter = {
  ...ANY_TIME,
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
