import type { EventPayload } from '#contract/ipc/channels.ts';
import type { ExportProgress } from '#contract/model/history.ts';
import type { RunView } from '#contract/model/run.ts';
import type { NetworkServices } from '../app/network/network.ts';
import type { UpdateEdge } from '../app/updates/update-dependencies.ts';
import type { HistoryChange } from '../storage/history/main/history-service.ts';
import type { Log } from '../storage/log.ts';
import type { SettingsRepository } from '../storage/ports.ts';
import type { KeyStore } from '../storage/vault/key-store.ts';

/** Electron's part of the services, so that the same code runs in plain Node. */
export interface ComposeOptions {
  readonly userData: string;
  /** The folder of the recording that practice serves. */
  readonly practiceMedia: string;
  /** The bundled worker script of the history. */
  readonly historyWorker: string;
  /** The bundled worker script of the files. */
  readonly filesWorker: string;
  readonly log: Log;
  readonly version: string;
  readonly keyStore: KeyStore;
  /** The settings, where they have been read already. */
  readonly settings?: SettingsRepository | undefined;
  readonly resolveProxy: NetworkServices['resolveProxy'];
  /** Language of the desktop, once Electron is ready. */
  readonly systemLocale: () => string;
  readonly onRunSettled: (run: RunView) => void;
  readonly onHistoryChanged: (change: HistoryChange) => void;
  readonly onHistoryExport: (progress: ExportProgress) => void;
  /** Absent where no desktop is: such a copy does not update. */
  readonly updates?: UpdateEdge;
  readonly onFilesChanged: (change: EventPayload<'files.changed'>) => void;
}
