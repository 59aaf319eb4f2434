import { en } from './en/index.ts';
import { zhCn } from './zh-CN/index.ts';

/** Every string that a person reads, by language; a key that one language lacks does not compile. */
export type LocaleKey = keyof typeof en;
export const LOCALES: Readonly<Record<'en' | 'zh-CN', Readonly<Record<LocaleKey, string>>>> = {
  en,
  'zh-CN': zhCn,
};
