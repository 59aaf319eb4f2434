import type { LocaleKey } from '#contract/locales/index.ts';
import type { AppState } from '#contract/model/app-state.ts';
import type { Count } from '#contract/model/history.ts';
import type { Translate } from '../i18n/use-t.ts';
import { day } from './time.ts';

type Language = AppState['language'];

/** The formats of each language; English as operators in Europe and Asia write it, day first. */
const LOCALE: Readonly<Record<Language, string>> = { en: 'en-GB', 'zh-CN': 'zh-CN' };

/** `12,400`. */
export const number = (value: number, language: Language): string =>
  new Intl.NumberFormat(LOCALE[language]).format(value);

/** `3 March`, `3 March 2024` in another year; local time. */
export function dayText(date: Date, now: Date, language: Language): string {
  const year = date.getFullYear() === now.getFullYear() ? {} : ({ year: 'numeric' } as const);
  const format = { day: 'numeric', month: 'long', ...year } as const;
  return new Intl.DateTimeFormat(LOCALE[language], format).format(date);
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
