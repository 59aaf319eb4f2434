import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import type { CertificatePage } from '#contract/model/certificate.ts';
import { createTranslations } from './i18n/translations.ts';

/** Draws a page. @throws Error where its HTML has no place for it. */
export function mountPage(page: ReactNode): void {
  const root = document.getElementById('root');
  if (!root) throw new Error(`${window.location.pathname} holds no #root`);
  createRoot(root).render(page);
}

/** Draws a page that has no bridge to main: its address names the language. */
export function mountInLanguage(language: CertificatePage['language'], page: ReactNode): void {
  const translations = createTranslations(language);
  document.documentElement.lang = language;
  mountPage(<I18nextProvider i18n={translations}>{page}</I18nextProvider>);
}
