import type { LocaleKey } from '#contract/locales/index.ts';
import type { AppState } from '#contract/model/app-state.ts';
import type { Count } from '#contract/model/history.ts';
import type { Translate } from '../i18n/use-t.ts';
import { day } from './time.ts';

type Language = AppState['language'];

/** The formats of each language; English as operators in Europe and Asia write it, day first. */
const LOCALE: Readonly<Record<Language, string>> = { en: 'en-GB', 'zh-CN': 'zh-CN' };

/** Made at its first use and kept: making one takes longer than drawing a row of a list. */
function formatIn<F>(make: (locale: string) => F): (language: Language) => F {
  const made = new Map<Language, F>();
  return (language) => {
    const format = made.get(language) ?? make(LOCALE[language]);
    made.set(language, format);
    return format;
  };
}

const numberFormat = formatIn((locale) => new Intl.NumberFormat(locale));
// Of the local day, whose hours the formats then leave alone: the system's time zone may change while they are kept.
const DAY = { day: 'numeric', month: 'long', timeZone: 'UTC' } as const;
const dayFormat = formatIn((locale) => new Intl.DateTimeFormat(locale, DAY));
const dayOfYearFormat = formatIn(
  (locale) => new Intl.DateTimeFormat(locale, { ...DAY, year: 'numeric' }),
);

/** `12,400`. */
export const number = (value: number, language: Language): string =>
  numberFormat(language).format(value);

/** `3 March`, `3 March 2024` in another year; local time. */
export function dayText(date: Date, now: Date, language: Language): string {
  const isThisYear = date.getFullYear() === now.getFullYear();
  const localDay = Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
  return (isThisYear ? dayFormat : dayOfYearFormat)(language).format(localDay);
}

/** `11-22`, `2024-11-22` in another year; local time. */
export const rowDay = (date: Date, now: Date): string =>
  date.getFullYear() === now.getFullYear() ? day(date) : `${date.getFullYear()}-${day(date)}`;

const SIGNIFICANT_DIGITS = 3;

/** An estimate says no more than it knows: `12,400`, not `12,437`. */
export function rounded(value: number): number {
  const digits = String(Math.round(value)).length;
  const unit = 10 ** Math.max(0, digits - SIGNIFICANT_DIGITS);
  return Math.round(value / unit) * unit;
}

/** A count in words: exact, or about so many; null where the part looked at in time held none: that is no number. */
export function countText(
  { count, exact }: Count,
  language: Language,
  t: Translate,
  text: Readonly<Record<'one' | 'many' | 'about', LocaleKey>>,
): string | null {
  if (exact && count === 1) return t(text.one);
  if (exact) return t(text.many, { count: number(count, language) });
  if (count === 0) return null;
  return t(text.about, { count: number(rounded(count), language) });
}
