import {
  type FileFilter,
  type FileState,
  MAX_FILE_TEXT,
  MAX_FILE_VALUES,
} from '#contract/model/file-query.ts';
import type { Vendor } from '#contract/model/vendor.ts';
import { soonOf } from '../../shared/files/expiring-files.ts';
import { filterParts, type TextFilter, type ValueIn } from '../../shared/filter/filter-parts.ts';
import { ANY_TIME } from '../../shared/filter/when.ts';

/** Whether a file belongs to a known start. Words: locale keys `files.linked.*`. */
export const LINKED = ['yes', 'no'] as const;
export type Linked = (typeof LINKED)[number];

/** A filter as a person chose it: "today" stays today, and "soon" stays soon. */
export interface ViewFilter extends TextFilter {
  readonly presets: readonly string[];
  readonly vendors: readonly Vendor[];
  /** Ids of accounts. */
  readonly accounts: readonly string[];
  readonly formats: readonly string[];
  readonly states: readonly FileState[];
  /** None or both: whatever it belongs to. */
  readonly linked: readonly Linked[];
  /** Only what expires within the days that the settings warn ahead. */
  readonly soon: boolean;
}

export const NO_FILTER: ViewFilter = {
  ...ANY_TIME,
  presets: [],
  vendors: [],
  accounts: [],
  formats: [],
  states: [],
  linked: [],
  soon: false,
  text: '',
};

/** The parts of which several values can be chosen. */
export const LISTS = ['presets', 'vendors', 'accounts', 'formats', 'states', 'linked'] as const;
export type ListName = (typeof LISTS)[number];
export type ListValue<L extends ListName> = ValueIn<ViewFilter, L>;

export const { textOf, toggled, isFull, asksNothing, timesOf, listChips, textChip } =
  filterParts<ViewFilter>(LISTS, { values: MAX_FILE_VALUES, text: MAX_FILE_TEXT });

export const isEmpty = (filter: ViewFilter): boolean => !filter.soon && asksNothing(filter);

/**
 * What main is asked, at this moment in this time zone.
 * @param expiryDays days that the settings warn ahead
 */
export function queryOf(filter: ViewFilter, now: Date, expiryDays: number): FileFilter {
  return {
    ...timesOf(filter, now),
    vendors: [...filter.vendors],
    accounts: [...filter.accounts],
    presets: [...filter.presets],
    formats: [...filter.formats],
    states: [...filter.states],
    linked: filter.linked.length === 1 ? filter.linked[0] === 'yes' : null,
    ...(filter.soon ? soonOf(now, expiryDays) : { expiresFrom: null, expiresTo: null }),
    text: textOf(filter),
  };
}
