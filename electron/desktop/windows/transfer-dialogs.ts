import { join } from 'node:path';
import { app } from 'electron';
import type { TransferFormat, TransferSubject } from '#contract/model/transfer.ts';
import type { Translate } from '../../app/language.ts';

/** What the dialog for a file of presets or schedules offers. */
export const transferImportDialog = (
  subject: TransferSubject,
  t: Translate,
): Electron.OpenDialogOptions => ({
  title: t(`transfer.import.title.${subject}`),
  filters: [
    {
      name: t('transfer.fileType.all'),
      extensions: subject === 'schedules' ? ['ics', 'json', 'csv'] : ['json', 'csv'],
    },
    { name: t('secrets.network.anyFile'), extensions: ['*'] },
  ],
});

/** What the dialog for where to export proposes: a name that says what it is and sorts by day (UTC). */
export const transferExportDialog = (
  subject: TransferSubject,
  format: TransferFormat,
  t: Translate,
): Electron.SaveDialogOptions => ({
  title: t(`transfer.export.title.${subject}`),
  defaultPath: join(
    app.getPath('downloads'),
    `cdn-recorder-${subject}-${new Date().toISOString().slice(0, 10)}.${format}`,
  ),
  filters: [{ name: t(`transfer.fileType.${format}`), extensions: [format] }],
});
