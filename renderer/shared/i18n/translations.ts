import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { LOCALES } from '#contract/locales/index.ts';

export type Language = keyof typeof LOCALES;

const NAMESPACE = 'translation';

/** The contract's words for React, in one language. All are in the bundle, so nothing is loaded and nothing waits. */
export function createTranslations(language: Language): i18n {
  const instance = createInstance();
  void instance.use(initReactI18next).init({
    resources: { [language]: { [NAMESPACE]: LOCALES[language] } },
    lng: language,
    // Both languages are complete (a missing key does not compile); and an empty word is a word.
    fallbackLng: false,
    returnEmptyString: true,
    keySeparator: false,
    nsSeparator: false,
    initAsync: false,
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  return instance;
}

/** Shows another language from here on. Its words are put together when it is first asked for. */
export function changeLanguage(translations: i18n, language: Language): void {
  if (translations.language === language) return;
  if (!translations.hasResourceBundle(language, NAMESPACE)) {
    translations.addResourceBundle(language, NAMESPACE, LOCALES[language]);
  }
  void translations.changeLanguage(language);
}
