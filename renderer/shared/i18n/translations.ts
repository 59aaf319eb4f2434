import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { LOCALES } from '#contract/locales/index.ts';

/** The contract's words for React. All are in the bundle, so nothing is loaded and nothing waits. */
export function createTranslations(): i18n {
  const instance = createInstance();
  void instance.use(initReactI18next).init({
    resources: Object.fromEntries(
      Object.entries(LOCALES).map(([language, translation]) => [language, { translation }]),
    ),
    lng: 'en',
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
