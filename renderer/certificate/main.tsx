import { useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import '../shared/prepare-page.ts';
import { type CertificatePage, readCertificatePage } from '#contract/model/certificate.ts';
import { createTranslations } from '../shared/i18n/translations.ts';
import { CertificateDocument } from './certificate-document.tsx';

/** The page that main prints: a run's report for a rights holder. Shown to nobody. */
const page = readCertificatePage(window.location.hash);
const translations = createTranslations();
void translations.changeLanguage(page.language);
document.documentElement.lang = page.language;

const root = document.getElementById('root');
if (!root) throw new Error('certificate.html holds no #root');
createRoot(root).render(
  <I18nextProvider i18n={translations}>
    <Drawn page={page} />
  </I18nextProvider>,
);

/** Main waits for the title, which says that all of it is drawn. */
function Drawn({ page: { certificate } }: { readonly page: CertificatePage }) {
  useEffect(() => {
    document.title = certificate.sha256;
  }, [certificate]);
  return <CertificateDocument certificate={certificate} />;
}
