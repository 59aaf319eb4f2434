import { MAX_HISTORY_TEXT, MAX_HISTORY_VALUES } from '#contract/model/history.ts';
import { STATUSES } from '#contract/model/outcome.ts';
import { VENDORS } from '#contract/model/vendor.ts';
import { EVERYTHING, valuesIn, whenOf, whenParts } from '../../shared/filter/address.ts';
import { NO_FILTER, type ViewFilter } from './view-filter.ts';

const APP_ID = /^\d{1,15}$/;

/** A filter as a part of the page's address: `status=unknown&q=新闻`. The same filter has one address. */
export function addressOf(filter: ViewFilter): string {
  const parts = whenParts(filter);
  for (const appId of filter.appIds) parts.append('account', String(appId));
  for (const preset of filter.presets) parts.append('preset', preset);
  for (const vendor of filter.vendors) parts.append('vendor', vendor);
  for (const status of filter.statuses) parts.append('status', status);
  for (const code of filter.codes) parts.append('code', code);
  if (filter.text) parts.set('q', filter.text);
  return parts.toString() || EVERYTHING;
}

/** What an address means; what no filter could mean is left out. */
export function filterOf(address: string): ViewFilter {
  const parts = new URLSearchParams(address === EVERYTHING ? '' : address);
  const texts = (name: string) => values(parts, name).filter(isShort);
  return {
    ...NO_FILTER,
    ...whenOf(parts),
    appIds: values(parts, 'account').flatMap((text) => (APP_ID.test(text) ? [Number(text)] : [])),
    presets: texts('preset'),
    vendors: VENDORS.filter((vendor) => values(parts, 'vendor').includes(vendor)),
    statuses: STATUSES.filter((status) => values(parts, 'status').includes(status)),
    codes: texts('code'),
    text: (parts.get('q') ?? '').slice(0, MAX_HISTORY_TEXT),
  };
}

const isShort = (text: string): boolean => text.length <= MAX_HISTORY_TEXT;

const values = (parts: URLSearchParams, name: string): string[] =>
  valuesIn(parts, name, MAX_HISTORY_VALUES);

/**
 * Whether a change continues the previous one, as typing does. It then replaces the previous address, so that
 * "back" does not step through the letters of a word.
 */
export const goesOn = (before: ViewFilter, after: ViewFilter): boolean =>
  before.text !== '' &&
  after.text !== '' &&
  addressOf({ ...before, text: '' }) === addressOf({ ...after, text: '' });
