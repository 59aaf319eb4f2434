import i18next from 'i18next';
import { LOCALES } from '#contract/locales/index.ts';
import type { AppState, Settings } from '#contract/model/app-state.ts';
import { withShownNames } from '#contract/rules/shown-name.ts';

export type Language = AppState['language'];

/** Words in the language in force, by their locale key. */
export type Translate = (key: string, values?: Record<string, string | number>) => string;

/** Chinese of any script gets the Chinese that we have; everyone else English. */
export function resolveLanguage(setting: Settings['language'], systemLocale: string): Language {
  if (setting !== 'system') return setting;
  return /^zh\b/i.test(systemLocale) ? 'zh-CN' : 'en';
}

/** Words for what main itself shows: tray and notifications. */
export function createTranslator(): (language: Language) => Translate {
  const instance = i18next.createInstance();
  void instance.init({
    resources: Object.fromEntries(
      Object.entries(LOCALES).map(([language, translation]) => [language, { translation }]),
    ),
    fallbackLng: 'en',
    keySeparator: false,
    initAsync: false,
    interpolation: { escapeValue: false },
    // A text may be empty on purpose: between two Chinese sentences there is no space.
    returnEmptyString: true,
  });
  return (language) => {
    const translate = instance.getFixedT(language);
    return (key, values) => translate(key, withShownNames(values ?? {}, translate));
  };
}
