import { join } from 'node:path';
import { app, BrowserWindow, dialog } from 'electron';
import type { ExportFormat } from '../../contract/history.ts';
import type { Translate } from '../tray/tray-item.ts';

/** The name that is proposed: it says what it is and sorts by day (UTC). */
export const exportName = (format: ExportFormat, now: Date): string =>
  `cdn-recorder-history-${now.toISOString().slice(0, 10)}.${format}`;

/** The system's own dialog for where to save; it asks before a file is replaced. Null when a person declines. */
export async function chooseExportFile(
  contents: Electron.WebContents | null,
  format: ExportFormat,
  t: Translate,
): Promise<string | null> {
  const window = contents && BrowserWindow.fromWebContents(contents);
  if (!window) return null;
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: t('export.title'),
    // Named in full: versions of Electron differ in the folder they would choose.
    defaultPath: join(app.getPath('downloads'), exportName(format, new Date())),
    filters: [{ name: t(`export.format.${format}`), extensions: [format] }],
    properties: ['showOverwriteConfirmation'],
  });
  return canceled || filePath === '' ? null : filePath;
}
