import {
  type HistoryFilter,
  MAX_HISTORY_TEXT,
  MAX_HISTORY_VALUES,
} from '#contract/model/history.ts';
import type { Status } from '#contract/model/outcome.ts';
import type { Vendor } from '#contract/model/vendor.ts';
import { filterParts, type TextFilter, type ValueIn } from '../../shared/filter/filter-parts.ts';
import { ANY_TIME } from '../../shared/filter/when.ts';

/** A filter as a person chose it: "today" stays today, where main is asked for moments. */
export interface ViewFilter extends TextFilter {
  readonly appIds: readonly number[];
  readonly presets: readonly string[];
  readonly vendors: readonly Vendor[];
  readonly statuses: readonly Status[];
  readonly codes: readonly string[];
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
export type ListValue<L extends ListName> = ValueIn<ViewFilter, L>;

export const {
  textOf,
  toggled,
  isFull,
  asksNothing: isEmpty,
  timesOf,
  listChips,
  textChip,
} = filterParts<ViewFilter>(LISTS, { values: MAX_HISTORY_VALUES, text: MAX_HISTORY_TEXT });

/** What main is asked, at this moment in this time zone. */
export function queryOf(filter: ViewFilter, now: Date): HistoryFilter {
  return {
    ...timesOf(filter, now),
    appIds: [...filter.appIds],
    presets: [...filter.presets],
    vendors: [...filter.vendors],
    statuses: [...filter.statuses],
    codes: [...filter.codes],
    text: textOf(filter),
  };
}
