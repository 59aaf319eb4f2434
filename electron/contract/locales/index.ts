import { causes as causesEn } from './en/causes.ts';
import { codes as codesEn } from './en/codes.ts';
import { desktop as desktopEn } from './en/desktop.ts';
import { exporting as exportingEn } from './en/export.ts';
import { outcome as outcomeEn } from './en/outcome.ts';
import { rows as rowsEn } from './en/rows.ts';
import { vendors as vendorsEn } from './en/vendors.ts';
import { window as windowEn } from './en/window.ts';
import { causes as causesZh } from './zh-CN/causes.ts';
import { codes as codesZh } from './zh-CN/codes.ts';
import { desktop as desktopZh } from './zh-CN/desktop.ts';
import { exporting as exportingZh } from './zh-CN/export.ts';
import { outcome as outcomeZh } from './zh-CN/outcome.ts';
import { rows as rowsZh } from './zh-CN/rows.ts';
import { vendors as vendorsZh } from './zh-CN/vendors.ts';
import { window as windowZh } from './zh-CN/window.ts';

const en = {
  ...outcomeEn,
  ...causesEn,
  ...codesEn,
  ...rowsEn,
  ...vendorsEn,
  ...desktopEn,
  ...exportingEn,
  ...windowEn,
};

/** Every string that a person reads, by language; a key that one language lacks does not compile. */
export type LocaleKey = keyof typeof en;
export const LOCALES: Readonly<Record<'en' | 'zh-CN', Readonly<Record<LocaleKey, string>>>> = {
  en,
  'zh-CN': {
    ...outcomeZh,
    ...causesZh,
    ...codesZh,
    ...rowsZh,
    ...vendorsZh,
    ...desktopZh,
    ...exportingZh,
    ...windowZh,
  },
};
