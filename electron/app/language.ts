import i18next, { type i18n } from 'i18next';
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

let shared: i18n | undefined;

/** Made when the first text is asked for: with all texts in it, it takes a few milliseconds at the start. */
function texts(): i18n {
  if (shared) return shared;
  shared = i18next.createInstance();
  void shared.init({
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
  return shared;
}

/** Words for what main itself shows: tray, notifications, and what is printed. */
export function translatorFor(language: Language): Translate {
  const translate: Translate = (key, values) =>
    texts().t(key, { ...withShownNames(values ?? {}, translate), lng: language });
  return translate;
}
