import { FILE_STATES, MAX_FILE_TEXT, MAX_FILE_VALUES } from '#contract/model/file-query.ts';
import { MAX_ID_LENGTH } from '#contract/model/name.ts';
import { VENDORS } from '#contract/model/vendor.ts';
import { EVERYTHING, valuesIn, whenOf, whenParts } from '../../shared/filter/address.ts';
import { LINKED, NO_FILTER, type ViewFilter } from './view-filter.ts';

/** Longest format that main takes. */
const MAX_FORMAT = 20;

/** A filter as a part of the page's address: `vendor=Ws&q=新闻`. The same filter has one address. */
export function addressOf(filter: ViewFilter): string {
  const parts = whenParts(filter);
  for (const account of filter.accounts) parts.append('account', account);
  for (const preset of filter.presets) parts.append('preset', preset);
  for (const vendor of filter.vendors) parts.append('vendor', vendor);
  for (const format of filter.formats) parts.append('format', format);
  for (const state of filter.states) parts.append('state', state);
  for (const linked of filter.linked) parts.append('linked', linked);
  if (filter.soon) parts.set('expires', 'soon');
  if (filter.text) parts.set('q', filter.text);
  return parts.toString() || EVERYTHING;
}

/** What an address means; what no filter could mean is left out. */
export function filterOf(address: string): ViewFilter {
  const parts = new URLSearchParams(address === EVERYTHING ? '' : address);
  const texts = (name: string, most: number) =>
    valuesIn(parts, name, MAX_FILE_VALUES).filter((text) => text !== '' && text.length <= most);
  const among = <T extends string>(name: string, known: readonly T[]): T[] =>
    known.filter((value) => parts.getAll(name).includes(value));
  return {
    ...NO_FILTER,
    ...whenOf(parts),
    accounts: texts('account', MAX_ID_LENGTH),
    presets: texts('preset', MAX_FILE_TEXT),
    vendors: among('vendor', VENDORS),
    formats: texts('format', MAX_FORMAT),
    states: among('state', FILE_STATES),
    linked: among('linked', LINKED),
    soon: parts.get('expires') === 'soon',
    text: (parts.get('q') ?? '').slice(0, MAX_FILE_TEXT),
  };
}

/**
 * Whether a change continues the previous one, as typing does. It then replaces the previous address, so that
 * "back" does not step through the letters of a word.
 */
export const goesOn = (before: ViewFilter, after: ViewFilter): boolean =>
  before.text !== '' &&
  after.text !== '' &&
  addressOf({ ...before, text: '' }) === addressOf({ ...after, text: '' });
