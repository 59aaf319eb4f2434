import { compose, type Services } from '../../electron/compose/index.ts';
import type { ComposeOptions } from '../../electron/compose/options.ts';
import type { Log } from '../../electron/storage/log.ts';
import { MemoryKeyStore } from './key-store.ts';
import { PRACTICE_MEDIA } from './practice-media.ts';
import { FILES_WORKER, HISTORY_WORKER } from './workers.ts';

/** All services on a data folder, as the program joins them, without a desktop; the credentials are open. */
export async function composedStation(
  userData: string,
  onFault: (what: string) => void = () => undefined,
  change: Partial<ComposeOptions> = {},
): Promise<Services> {
  const log: Log = {
    info: () => undefined,
    warn: () => undefined,
    error: (message, error) => onFault(`${message} ${String(error ?? '')}`),
    knows: () => undefined,
    clean: (text) => text,
    cause: String,
  };
  const services = await compose({
    userData,
    filesWorker: FILES_WORKER,
    historyWorker: HISTORY_WORKER,
    practiceMedia: PRACTICE_MEDIA,
    log,
    version: 'test',
    keyStore: new MemoryKeyStore(Buffer.alloc(32, 7)),
    resolveProxy: async () => 'DIRECT',
    systemLocale: () => 'en',
    onRunSettled: () => undefined,
    onHistoryChanged: () => undefined,
    onHistoryExport: () => undefined,
    onFilesChanged: () => undefined,
    ...change,
  });
  await services.vault.open();
  return services;
}
