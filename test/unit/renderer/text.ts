import type { LocaleKey } from '#contract/locales/index.ts';
import { createTranslations } from '../../../renderer/shared/i18n/translations.ts';
import type { Translate } from '../../../renderer/shared/i18n/use-t.ts';

/** The window's texts without the window. */
export function translator(language: 'en' | 'zh-CN'): Translate {
  const t = createTranslations(language).getFixedT(language);
  return (key: LocaleKey, values = {}) => t(key, values) as string;
}
