import {
  type FileFilter,
  type FileState,
  MAX_FILE_TEXT,
  MAX_FILE_VALUES,
} from '#contract/model/file-query.ts';
import type { Vendor } from '#contract/model/vendor.ts';
import { soonOf } from '../../shared/files/expiring-files.ts';
import { ANY_TIME, boundsOf, type WhenFilter } from '../../shared/filter/when.ts';

/** Whether a file belongs to a known start. Words: locale keys `files.linked.*`. */
export const LINKED = ['yes', 'no'] as const;
export type Linked = (typeof LINKED)[number];

/** A filter as a person chose it: "today" stays today, and "soon" stays soon. */
export interface ViewFilter extends WhenFilter {
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
  readonly text: string;
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
export type ListValue<L extends ListName> = ViewFilter[L][number];

/** The text as it is looked for: what is around it does not count, and main takes no longer one. */
export const textOf = ({ text }: ViewFilter): string => text.trim().slice(0, MAX_FILE_TEXT);

export function isEmpty(filter: ViewFilter): boolean {
  const { from, to } = boundsOf(filter, new Date(0));
  return (
    from === null &&
    to === null &&
    !filter.soon &&
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
  return values.length < MAX_FILE_VALUES ? { ...filter, [list]: [...values, value] } : filter;
}

export const isFull = (filter: ViewFilter, list: ListName): boolean =>
  filter[list].length >= MAX_FILE_VALUES;

/**
 * What main is asked, at this moment in this time zone.
 * @param expiryDays days that the settings warn ahead
 */
export function queryOf(filter: ViewFilter, now: Date, expiryDays: number): FileFilter {
  const { from, to } = boundsOf(filter, now);
  return {
    from: from?.toISOString() ?? null,
    to: to?.toISOString() ?? null,
    presets: [...filter.presets],
    vendors: [...filter.vendors],
    accounts: [...filter.accounts],
    formats: [...filter.formats],
    states: [...filter.states],
    linked: filter.linked.length === 1 ? filter.linked[0] === 'yes' : null,
    ...(filter.soon ? soonOf(now, expiryDays) : { expiresFrom: null, expiresTo: null }),
    text: textOf(filter),
  };
}
