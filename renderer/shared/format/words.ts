import type { LocaleKey } from '../../../electron/contract/locales/index.ts';
import { LOCALES } from '../../../electron/contract/locales/index.ts';
import type { Vendor } from '../../../electron/contract/vendor.ts';
import type { Translate } from '../i18n/use-t.ts';

/** `Tencent, Ws` or `Tencent、Ws`. */
export const list = (items: readonly string[], t: Translate): string =>
  items.join(t('list.separator'));

/** A vendor as operators call it. */
export const vendorName = (vendor: Vendor, t: Translate): string => t(`vendor.name.${vendor}`);

export const vendorList = (vendors: readonly Vendor[], t: Translate): string =>
  list(
    vendors.map((vendor) => vendorName(vendor, t)),
    t,
  );

/** Several sentences as one text; a meaning that is no sentence becomes one. */
export const sentences = (parts: readonly string[], t: Translate): string =>
  parts
    .map((part) => (/[.。]$/u.test(part) ? part : part + t('sentence.end')))
    .join(t('sentence.separator'));

export const streamCount = (count: number, t: Translate): string =>
  t(count === 1 ? 'streams.one' : 'streams.many', { count });

export interface CodeWords {
  readonly meaning: LocaleKey;
  readonly advice: LocaleKey;
}

/** What a return code means and what to do; one that no document lists has words of its own. */
export function codeWords(code: number | string): CodeWords {
  const key = `code.${code}.meaning`;
  const known = key in LOCALES.en ? String(code) : 'other';
  return {
    meaning: `code.${known}.meaning` as LocaleKey,
    advice: `code.${known}.advice` as LocaleKey,
  };
}

/** Success is a number or a string, as the API pleases. */
export const isSuccess = (code: number | string): boolean => String(code) === '0';
