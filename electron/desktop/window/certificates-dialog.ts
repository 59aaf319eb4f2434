import { BrowserWindow, dialog } from 'electron';
import type { Translate } from '../tray/tray-item.ts';

/** The system's own dialog for a file of certificates, over a window of ours. Null when a person declines. */
export async function chooseCertificatesFile(
  contents: Electron.WebContents | null,
  t: Translate,
): Promise<string | null> {
  const window = contents && BrowserWindow.fromWebContents(contents);
  if (!window) return null;
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: t('network.caFile'),
    filters: [
      { name: t('secrets.network.fileType'), extensions: ['pem', 'crt', 'cer'] },
      { name: t('secrets.network.anyFile'), extensions: ['*'] },
    ],
    properties: ['openFile'],
  });
  return canceled ? null : (filePaths[0] ?? null);
}
