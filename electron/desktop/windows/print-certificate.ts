import { BrowserWindow } from 'electron';
import { type CertificatePage, certificateAddress } from '#contract/model/certificate.ts';
import { APP_ORIGIN } from './app-protocol.ts';
import { pagePreferences } from './page-preferences.ts';
import type { PagePlaces } from './page-window.ts';

/** SECURITY: in memory only (no `persist:`), shared with no other page, and without a bridge to main. */
const CERTIFICATE_PARTITION = 'certificate';

/** A page that has not drawn by then will not. */
const PATIENCE_MS = 20_000;

/** Millimetres as inches, which the printer of Chromium wants. */
const inches = (millimetres: number): number => millimetres / 25.4;

/**
 * The certificate as a PDF document, drawn by a page of its own that nobody sees.
 * @throws Error when the page does not draw it in time.
 */
export async function printCertificate(
  page: CertificatePage,
  { developmentServer }: Pick<PagePlaces, 'developmentServer'>,
): Promise<Buffer> {
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      partition: CERTIFICATE_PARTITION,
      ...pagePreferences(developmentServer !== null),
    },
  });
  try {
    const isDrawn = drawn(window.webContents, page.certificate.sha256);
    const address = `${developmentServer ?? APP_ORIGIN}/${certificateAddress(page)}`;
    await Promise.all([isDrawn, window.loadURL(address)]);
    return await window.webContents.printToPDF({
      pageSize: 'A4',
      printBackground: true,
      margins: { top: inches(15), bottom: inches(15), left: inches(15), right: inches(15) },
    });
  } finally {
    window.destroy();
  }
}

/** The page says by its title that all of it is drawn. */
function drawn(contents: Electron.WebContents, title: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the page was not drawn')), PATIENCE_MS);
    contents.on('page-title-updated', (_event, shown) => {
      if (shown !== title) return;
      clearTimeout(timer);
      resolve();
    });
  });
}
