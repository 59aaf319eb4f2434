import i18next, { type i18n } from 'i18next';
import { LOCALES } from '#contract/locales/index.ts';
import type { AppState } from '#contract/model/app-state.ts';
import type { Settings } from '#contract/model/settings.ts';
import { withShownNames } from '#contract/rules/shown-name.ts';

export type Language = AppState['language'];

/** Words in the language in force, by their locale key. */
export type Translate = (key: string, values?: Record<string, string | number>) => string;

/** Chinese of any script gets the Chinese that we have; everyone else English. */
export function resolveLanguage(setting: Settings['language'], systemLocale: string): Language {
  if (setting !== 'system') return setting;
  return /^zh\b/i.test(systemLocale) ? 'zh-CN' : 'en';
}

const made = new Map<Language, i18n>();

/** Made when the first text of a language is asked for: few starts need both. */
function texts(language: Language): i18n {
  const present = made.get(language);
  if (present) return present;
  const instance = i18next.createInstance();
  void instance.init({
    resources: { [language]: { translation: LOCALES[language] } },
    lng: language,
    // Both languages are complete: a missing key does not compile.
    fallbackLng: false,
    keySeparator: false,
    initAsync: false,
    interpolation: { escapeValue: false },
    // A text may be empty on purpose: between two Chinese sentences there is no space.
    returnEmptyString: true,
  });
  made.set(language, instance);
  return instance;
}

/** Words for what main itself shows: tray, notifications, and what is printed. */
export function translatorFor(language: Language): Translate {
  const translate: Translate = (key, values) =>
    texts(language).t(key, withShownNames(values ?? {}, translate));
  return translate;
}
