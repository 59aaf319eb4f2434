import { join } from 'node:path';
import { app } from 'electron';
import type { ExportFormat } from '#contract/model/history.ts';
import type { Translate } from '../../app/language.ts';

/** The name that is proposed: it says what it is and sorts by day (UTC). */
export const exportName = (format: ExportFormat, now: Date): string =>
  `cdn-recorder-history-${now.toISOString().slice(0, 10)}.${format}`;

/** What the dialog for where to save an export proposes. */
export const exportDialog = (format: ExportFormat, t: Translate): Electron.SaveDialogOptions => ({
  title: t('export.title'),
  // Named in full: versions of Electron differ in the folder they would choose.
  defaultPath: join(app.getPath('downloads'), exportName(format, new Date())),
  filters: [{ name: t(`export.format.${format}`), extensions: [format] }],
});
