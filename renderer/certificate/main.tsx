import { useEffect } from 'react';
import '../shared/prepare-page.ts';
import { type CertificatePage, readCertificatePage } from '#contract/model/certificate.ts';
import { mountInLanguage } from '../shared/mount-page.tsx';
import { CertificateDocument } from './certificate-document.tsx';

/** The page that main prints: a run's report for a rights holder. Shown to nobody. */
const page = readCertificatePage(window.location.hash);
mountInLanguage(page.language, <Drawn page={page} />);

/** Main waits for the title, which says that all of it is drawn. */
function Drawn({ page: { certificate } }: { readonly page: CertificatePage }) {
  useEffect(() => {
    document.title = certificate.sha256;
  }, [certificate]);
  return <CertificateDocument certificate={certificate} />;
}
