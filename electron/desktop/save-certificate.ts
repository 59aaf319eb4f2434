import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Page } from '#contract/ipc/channels.ts';
import type { CertificateFormat } from '#contract/model/certificate.ts';
import type { Certificates } from '../app/files/certificates.ts';
import type { Translate } from '../app/language.ts';
import type { AppStateStore } from '../app/state.ts';
import { Refused } from '../recording/refused.ts';
import type { Log } from '../storage/log.ts';
import { certificateDialog } from './windows/certificate-dialog.ts';
import type { PagePlaces } from './windows/page-window.ts';
import { printCertificate } from './windows/print-certificate.ts';

export interface SaveCertificateServices {
  readonly state: AppStateStore;
  readonly certificates: Pick<Certificates, 'of'>;
  readonly places: Pick<PagePlaces, 'developmentServer'>;
  readonly translate: () => Translate;
  readonly chooseFile: (page: Page, options: Electron.SaveDialogOptions) => Promise<string | null>;
  readonly log: Pick<Log, 'error'>;
}

/**
 * Asks a person where to, and writes the certificate of a run there. The file's name; null when the person thought
 * better of it. SECURITY: where a file is written only a person says, in the system's own dialog.
 *
 * @throws Refused when the run is not known any more, it cannot be written there, or a dialog is open.
 */
export async function saveCertificate(
  { state, certificates, places, translate, chooseFile, log }: SaveCertificateServices,
  { runId, format, page }: { runId: string; format: CertificateFormat; page: Page },
): Promise<string | null> {
  const certificate = await certificates.of(runId);
  const options = certificateDialog(certificate.content, format, translate());
  const path = await chooseFile(page, options);
  if (path === null) return null;
  try {
    const { language } = state.state;
    const content =
      format === 'pdf'
        ? await printCertificate({ certificate, language }, places)
        : `${JSON.stringify(certificate, null, 2)}\n`;
    await writeFile(path, content, { mode: 0o600 });
  } catch (error) {
    log.error('the certificate was not written:', error);
    throw new Refused('certificate-not-written', 'The certificate could not be written there.');
  }
  return basename(path);
}
