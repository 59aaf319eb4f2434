import { LOCALES, type LocaleKey } from '#contract/locales/index.ts';
import type { Vendor } from '#contract/model/vendor.ts';

/** Text of a key in the language in force. */
export type Translate = (
  key: LocaleKey,
  values?: Readonly<Record<string, string | number>>,
) => string;

/** A vendor as operators call it. */
export const vendorName = (vendor: Vendor, t: Translate): string => t(`vendor.name.${vendor}`);

/** `Tencent, Ws` or `Tencent、Ws`. */
export const list = (items: readonly string[], t: Translate): string =>
  items.join(t('list.separator'));

/** Several sentences as one text; a meaning that is no sentence becomes one. */
export const sentences = (parts: readonly string[], t: Translate): string =>
  parts
    .map((part) => (/[.。]$/u.test(part) ? part : part + t('sentence.end')))
    .join(t('sentence.separator'));

export interface CodeText {
  readonly meaning: LocaleKey;
  readonly advice: LocaleKey;
}

/** What a return code means and what to do; one that no document lists has words of its own. */
export function codeText(code: number | string): CodeText {
  const key = `code.${code}.meaning`;
  const known = Object.hasOwn(LOCALES.en, key) ? String(code) : 'other';
  return {
    meaning: `code.${known}.meaning` as LocaleKey,
    advice: `code.${known}.advice` as LocaleKey,
  };
}

/** Success is a number or a string, as the API pleases. */
export const isSuccess = (code: number | string): boolean => String(code) === '0';
