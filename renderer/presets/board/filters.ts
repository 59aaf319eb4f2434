import type { Preset } from '#contract/model/preset.ts';
import type { Vendor } from '#contract/model/vendor.ts';
import { searchNames } from '#contract/rules/shown-name.ts';
import type { CounterFilter } from '../session/counter-filter.ts';

/** What the operator looks for. Within a list any of it, across lists all of it; an empty list asks nothing. */
export interface Filters {
  readonly query: string;
  readonly accounts: readonly string[];
  readonly vendors: readonly Vendor[];
  readonly tags: readonly string[];
  /** What a preset counts as now. It changes by itself, so it is looked at apart (`shownOf`). */
  readonly counters: readonly CounterFilter[];
}

export const NO_FILTERS: Filters = {
  query: '',
  accounts: [],
  vendors: [],
  tags: [],
  counters: [],
};

/** Choices in the menu. */
export const chosenCount = ({ accounts, vendors, tags }: Filters): number =>
  accounts.length + vendors.length + tags.length;

/** Whether it asks for something by what a preset is, not by its state. */
export const isSearching = (filters: Filters): boolean =>
  filters.query.trim() !== '' || chosenCount(filters) > 0;

export const isFiltering = (filters: Filters): boolean =>
  isSearching(filters) || filters.counters.length > 0;

const normalized = (text: string): string => text.normalize('NFKC').toLowerCase();

const holdsAny = <T>(chosen: readonly T[], own: readonly T[]): boolean =>
  chosen.length === 0 || chosen.some((one) => own.includes(one));

/** The presets that fit, in their order, whatever they count as. Every word of the query must be found somewhere in a preset. */
export function matching(
  presets: readonly Preset[],
  filters: Filters,
  accountName: (id: string) => string,
): Preset[] {
  if (!isSearching(filters)) return [...presets];
  const words = normalized(filters.query).split(/\s+/u).filter(Boolean);
  return presets.filter(
    (preset) =>
      holdsAny(filters.accounts, [preset.accountId]) &&
      holdsAny(filters.vendors, preset.vendors) &&
      holdsAny(filters.tags, preset.tags ?? []) &&
      words.every((word) =>
        textsOf(preset, accountName).some((text) => normalized(text).includes(word)),
      ),
  );
}

const textsOf = (preset: Preset, accountName: (id: string) => string): string[] => [
  ...searchNames(preset.name),
  ...(preset.group ? [preset.group] : []),
  ...(preset.tags ?? []),
  accountName(preset.accountId),
  ...preset.streamIds,
];

export interface Choices {
  readonly accounts: readonly string[];
  readonly vendors: readonly Vendor[];
  readonly tags: readonly string[];
}

/** What there is to choose from: only what tells presets apart, or is chosen already. */
export function choicesOf(presets: readonly Preset[], chosen: Filters): Choices {
  const worthIt = <T>(all: readonly T[], of: readonly T[], least: number): T[] => {
    const values = [...new Set([...all, ...of])];
    return values.length >= least ? values : [];
  };
  return {
    accounts: worthIt(
      presets.map(({ accountId }) => accountId),
      chosen.accounts,
      2,
    ),
    vendors: worthIt(
      presets.flatMap(({ vendors }) => vendors),
      chosen.vendors,
      2,
    ),
    tags: worthIt(
      presets.flatMap(({ tags = [] }) => tags),
      chosen.tags,
      1,
    ).sort((left, right) => left.localeCompare(right)),
  };
}
