import type { FileAccess } from '../app/files/file-access.ts';
import type { FileService } from '../app/files/file-service.ts';
import { mergePlansOf } from '../app/files/merge-plans.ts';
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
import {
  beginFiles,
  createFileAccess,
  createFileService,
  createFiles,
  followForFiles,
} from './files.ts';
import { createHistory } from './history.ts';
import { createMerges, hearOfMerges } from './merges.ts';
import type { ComposeOptions } from './options.ts';
import { createPersistence, type Persistence } from './persistence.ts';
import { createRecording } from './recording.ts';

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
    Callbacks {
  readonly practice: PracticeServer;
  readonly files: FileStore;
  readonly fileService: FileService;
  /** Takes up what an earlier process left to be looked for. Never rejects. */
  beginFiles(): Promise<void>;
  readonly fileAccess: FileAccess;
  readonly runner: Runner;
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
  const historyService = createHistory(options, persistence);
  const files = createFiles(options, persistence, () => fileService.storeRenewed());
  const receiver = createCallbacks(options, persistence, files, practice);
  const api = createApi(options, persistence, practice);
  const recording = createRecording(options, persistence, api, historyService);
  const merges = createMerges(options, persistence, api, files);
  hearOfMerges(receiver.callbacks, merges, (error) => log.error('a merge:', error));
  const credentials = createCredentialServices(persistence, api, recording, merges);
  const fileService = createFileService(options, persistence, api, files, credentials);
  followForFiles(fileService, persistence, recording);
  const { journal, clock, joined, setProblem, vault, presets, times } = persistence;
  const { runner, service, settledListeners } = recording;
  const otherAccounts = { [PRACTICE_ACCOUNT_NAME]: PRACTICE_ACCOUNT_ID };
  return {
    ...persistence,
    ...times,
    ...api,
    ...historyService,
    ...credentials,
    ...receiver,
    practice,
    files,
    fileService,
    beginFiles: () => beginFiles(fileService, persistence, options),
    fileAccess: createFileAccess(files, persistence, api, credentials),
    runner,
    feedHistory: historyService.feed,
    confirmWhatRuns() {
      joined.closeGap();
      setProblem('journal-renewed', null);
      setProblem('journal-lost', null);
    },
    session: createSessionServices({
      ...persistence,
      ...credentials,
      settledListeners,
      toStop: (presetId) => service.toStop(presetId),
      async mergePlansOf(preset) {
        // Files may have closed since the last look: a merge without them would lack a piece.
        await fileService.lookForPreset(preset.id);
        const startsOf = (id: string) => files.ofPreset(id);
        return mergePlansOf(preset, { files, startsOf, now: clock.now });
      },
      importer: createImporter({ vault, presets, otherAccounts }),
    }),
    async close() {
      recording.stop();
      merges.stop();
      const steps = [
        () => receiver.callbacks.close(),
        () => journal.prune(clock.now()),
        () => historyService.feedWhileLeaving(),
        () => historyService.close(),
        () => fileService.stop(),
        () => files.close(),
        () => practice.close(),
        () => api.transport.close(),
        () => journal.close(),
      ];
      await closeAll(steps, (error) => log.error('on the way out:', error));
    },
  };
}
