import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import type { Translate } from '../app/language.ts';
import { writeReport } from '../app/report/write-report.ts';
import { loadLibrary } from '../app/transfer/calendar/library.ts';
import { readCalendar } from '../app/transfer/calendar/read-calendar.ts';
import { readImport } from '../app/transfer/read-import.ts';
import { TransferService, type TransferServices } from '../app/transfer/transfer-service.ts';
import type { NativeDialogs } from './windows/native-dialogs.ts';
import { transferExportDialog, transferImportDialog } from './windows/transfer-dialogs.ts';

type Stores = Pick<TransferServices, 'presets' | 'schedules' | 'accounts'>;

/** Presets and schedules from files and to files that a person names in the system's own dialogs. */
export const connectTransfer = (
  { presets, schedules, accounts }: Stores,
  dialogs: NativeDialogs,
  translate: () => Translate,
): TransferService =>
  new TransferService({
    ...{ presets, schedules, accounts },
    chooseImport: (page, subject) =>
      dialogs.openFile(page, transferImportDialog(subject, translate())),
    chooseExport: (page, subject, format) =>
      dialogs.chooseFile(page, transferExportDialog(subject, format, translate())),
    readText: readImport,
    writeText: async (path, text) => writeReport(path, text),
    readCalendar: async (text) =>
      readCalendar(text, {
        nowMs: Date.now(),
        localZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
        untitled: translate()('import.untitled'),
        library: await loadLibrary(),
        yieldTurn: () => new Promise<void>((resolve) => setImmediate(resolve)),
      }),
    fileName: (path) => basename(path),
    newId: randomUUID,
  });
