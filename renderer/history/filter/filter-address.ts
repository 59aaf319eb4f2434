import { MAX_HISTORY_TEXT, MAX_HISTORY_VALUES } from '#contract/model/history.ts';
import { STATUSES } from '#contract/model/outcome.ts';
import { VENDORS } from '#contract/model/vendor.ts';
import { NO_FILTER, type ViewFilter, WHENS } from './view-filter.ts';

/** The address of everything. An address without a filter means: as it was last. */
export const EVERYTHING = 'all';

const LOCAL_MINUTE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;
const APP_ID = /^\d{1,15}$/;

/** A filter as a part of the page's address: `status=unknown&q=新闻`. The same filter has one address. */
export function addressOf(filter: ViewFilter): string {
  const parts = new URLSearchParams();
  if (filter.when !== 'any') parts.set('when', filter.when);
  if (filter.when === 'range') {
    if (filter.from) parts.set('from', filter.from);
    if (filter.to) parts.set('to', filter.to);
  }
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
  const when = WHENS.find((known) => known === parts.get('when')) ?? 'any';
  const minute = (name: string) => {
    const text = parts.get(name) ?? '';
    return when === 'range' && LOCAL_MINUTE.test(text) ? text : '';
  };
  const texts = (name: string) => values(parts, name).filter(isShort);
  return {
    ...NO_FILTER,
    when,
    from: minute('from'),
    to: minute('to'),
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
  [...new Set(parts.getAll(name))].slice(0, MAX_HISTORY_VALUES);

/**
 * Whether a change continues the previous one, as typing does. It then replaces the previous address, so that
 * "back" does not step through the letters of a word.
 */
export const goesOn = (before: ViewFilter, after: ViewFilter): boolean =>
  before.text !== '' &&
  after.text !== '' &&
  addressOf({ ...before, text: '' }) === addressOf({ ...after, text: '' });
