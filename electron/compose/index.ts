import type { PlannedStops } from '../app/planned-stops.ts';
import { createImporter } from '../control/command-line/import.ts';
import type { SessionServices } from '../control/command-line/session-context.ts';
import { createSessionServices } from '../control/command-line/session-services.ts';
import { PRACTICE_ACCOUNT_ID, PRACTICE_ACCOUNT_NAME } from '../practice/samples.ts';
import { createPracticeServer, type PracticeServer } from '../practice/server.ts';
import type { Runner } from '../recording/runner.ts';
import type { FileStore } from '../storage/files/main/file-store.ts';
import type { HistoryService } from '../storage/history/main/history-service.ts';
import { type Api, createApi } from './api.ts';
import { type Callbacks, createCallbacks } from './callbacks.ts';
import { closeAll } from './close-all.ts';
import { type CredentialServices, createCredentialServices } from './credentials.ts';
import { createFileSearch, type FileSearch } from './file-search.ts';
import { createFiles, createFileUse, type FileUse } from './files.ts';
import { createHistory } from './history.ts';
import { createMerges, hearOfMerges } from './merges.ts';
import type { ComposeOptions } from './options.ts';
import { createPersistence, type Persistence } from './persistence.ts';
import { createPlannedStops } from './planned-stops.ts';
import { createRecording } from './recording.ts';
import { createWebhooks, type Webhooks } from './webhooks.ts';

/** All services, joined. Nothing of the desktop shows yet. */
export interface Services
  extends Pick<
      Persistence,
      | 'state'
      | 'views'
      | 'presets'
      | 'settings'
      | 'accounts'
      | 'vault'
      | 'journal'
      | 'recordings'
      | 'showRecordings'
      | 'showLanguage'
    >,
    Pick<Api, 'transport' | 'warm'>,
    Pick<HistoryService, 'history' | 'exports'>,
    CredentialServices,
    Pick<FileSearch, 'fileService' | 'beginFiles'>,
    FileUse,
    Callbacks,
    Pick<Webhooks, 'webhooks' | 'beginWebhooks'> {
  readonly practice: PracticeServer;
  readonly files: FileStore;
  readonly runner: Runner;
  /** The stops at the ends of presets; nothing is sent before it begins. */
  readonly plannedStops: PlannedStops;
  readonly session: SessionServices;
  readonly clockOf: Persistence['times']['clockOf'];
  readonly endedBy: Persistence['times']['endedBy'];
  /** A person has looked what runs, after a journal was lost. */
  confirmWhatRuns(): void;
  feedHistory(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Builds the services on a user-data folder. To be called once, by the process that owns it; before
 * Electron is ready, so that files are read while Chromium starts.
 */
export async function compose(options: ComposeOptions): Promise<Services> {
  const { log } = options;
  const practice = await createPracticeServer({ media: options.practiceMedia });
  const persistence = createPersistence(options, practice);
  const pruneFiles = (before: number) =>
    void files.prune(before).catch((error) => log.error('old callbacks cannot be deleted:', error));
  const historyService = createHistory(options, persistence, pruneFiles);
  const files = createFiles(options, persistence, () => search.fileService.storeRenewed());
  const receiver = createCallbacks(options, persistence, files, practice);
  const api = createApi(options, persistence, practice);
  const recording = createRecording(options, persistence, api, historyService);
  const messages = createWebhooks(options, persistence, api);
  const merges = createMerges(options, persistence, api, files);
  hearOfMerges(receiver.callbacks, merges, (error) => log.error('a merge:', error));
  const credentials = createCredentialServices(persistence, api, recording, merges);
  const plannedStops = createPlannedStops(options, persistence, recording, credentials);
  const search = createFileSearch(options, persistence, api, files, credentials, recording);
  const { journal, clock, vault, presets, times } = persistence;
  const { runner, service, settledListeners } = recording;
  const otherAccounts = { [PRACTICE_ACCOUNT_NAME]: PRACTICE_ACCOUNT_ID };
  return {
    ...persistence,
    ...times,
    ...api,
    ...historyService,
    ...credentials,
    ...receiver,
    ...messages,
    practice,
    files,
    ...search,
    ...createFileUse(files, options, persistence, api, credentials, historyService),
    runner,
    plannedStops,
    feedHistory: historyService.feed,
    confirmWhatRuns: () => confirmWhatRuns(persistence),
    session: createSessionServices({
      ...persistence,
      ...credentials,
      settledListeners,
      toStop: (presetId) => service.toStop(presetId),
      ...search.forSession,
      importer: createImporter({ vault, presets, webhooks: messages.webhooks, otherAccounts }),
    }),
    async close() {
      recording.stop();
      plannedStops.stop();
      merges.stop();
      const steps = [
        () => receiver.callbacks.close(),
        () => journal.prune(clock.now()),
        () => historyService.feedWhileLeaving(),
        () => historyService.close(),
        () => search.stopFiles(),
        () => files.close(),
        () => practice.close(),
        () => messages.stopWebhooks(),
        () => api.transport.close(),
        () => messages.closeWebhooks(),
        () => journal.close(),
      ];
      await closeAll(steps, (error) => log.error('on the way out:', error));
    },
  };
}

function confirmWhatRuns({ joined, setProblem }: Persistence): void {
  joined.closeGap();
  setProblem('journal-renewed', null);
  setProblem('journal-lost', null);
}
