import type { FileWatch } from '#contract/model/file.ts';
import { coalesce } from '../app/coalesce.ts';
import { FileService } from '../app/files/file-service.ts';
import { mergePlansOf } from '../app/files/merge-plans.ts';
import { waitForFiles } from '../app/files/wait-for-files.ts';
import type { SessionServices } from '../control/command-line/session-context.ts';
import { PRACTICE_ACCOUNT_ID } from '../practice/samples.ts';
import { standingVerdict } from '../recording/operator-verdict.ts';
import type { FileStore } from '../storage/files/main/file-store.ts';
import { RetryTimer } from '../storage/retry-timer.ts';
import { isOfNewerVersion } from '../storage/workers/port.ts';
import type { Api } from './api.ts';
import type { CredentialServices } from './credentials.ts';
import type { ComposeOptions } from './options.ts';
import type { Persistence } from './persistence.ts';
import type { RecordingParts } from './recording.ts';

/** An end lies at most 24 hours ahead, and what a crash left is looked for once the program starts again. */
const LEFT_WITHIN_MS = 26 * 3_600_000;
/**
 * Between two views of the search for files, in milliseconds: a batch of hundreds settles one by one, and each view is
 * up to `MAX_SHOWN_WATCHES` long. An outcome that a file settles is shown with its run, and does not wait for this.
 */
const SHOW_INTERVAL_MS = 1000;

/** The search for files, and what a command line asks of it. */
export interface FileSearch {
  readonly fileService: FileService;
  /** Takes up what an earlier process left to be looked for, once. Never rejects. */
  beginFiles(): Promise<void>;
  /** Resolves when all that has settled is with the list of files. */
  stopFiles(): Promise<void>;
  readonly forSession: Pick<
    SessionServices,
    'lookForFiles' | 'onSettledByFile' | 'mergePlansOf' | 'waitForFiles'
  >;
}

/** What looks for files, joined to what starts and stops. */
export function createFileSearch(
  options: ComposeOptions,
  persistence: Persistence,
  api: Api,
  files: FileStore,
  credentials: CredentialServices,
  recording: RecordingParts,
): FileSearch {
  const fileService = createFileService(options, persistence, api, files, credentials);
  followForFiles(fileService, persistence, recording);
  let begun: Promise<void> | undefined;
  const attempt = () => beginFiles(fileService, persistence, options);
  const retry = new RetryTimer(attempt);
  const begin = () => {
    begun ??= attempt().then((isDone) => {
      if (!isDone) retry.start();
    });
    return begun;
  };
  const lookForFiles = async (presetId: string) => {
    // What a crash left unknown is among it.
    await begin();
    return fileService.lookForPreset(presetId);
  };
  return {
    fileService,
    beginFiles: begin,
    stopFiles() {
      retry.stop();
      return fileService.stop();
    },
    forSession: {
      lookForFiles,
      onSettledByFile: (listener) => fileService.onSettled(listener),
      async waitForFiles(runIds, signal) {
        await begin();
        const whenWritten = () => fileService.whenWritten();
        return waitForFiles({ files, whenWritten, now: persistence.clock.now }, runIds, signal);
      },
      async mergePlansOf(preset) {
        // Files may have closed since the last look: a merge without them would lack a piece.
        await lookForFiles(preset.id);
        const startsOf = (id: string) => files.ofPreset(id);
        return mergePlansOf(preset, { files, startsOf, now: persistence.clock.now });
      },
    },
  };
}

function createFileService(
  { log }: ComposeOptions,
  persistence: Persistence,
  { media }: Api,
  files: FileStore,
  { commands }: CredentialServices,
): FileService {
  const { accounts, presets, settings, state, clock, clocks, recordings } = persistence;
  const { journal, setProblem } = persistence;
  let shown: () => FileWatch[] = () => [];
  const show = coalesce(() => state.update({ fileWatches: shown() }), SHOW_INTERVAL_MS);
  return new FileService({
    files,
    calls: media,
    commands,
    listAccounts: () => accounts.list(),
    forRun: (id) => accounts.forRun(id),
    findPreset: (id) => presets.find(id),
    looksOff: () => settings.get().looksOff ?? [],
    clockOffset(accountId) {
      const account = accounts.list().find(({ id }) => id === accountId);
      return account ? clocks.of(account.endpoint).heardOffset() : null;
    },
    verdictOn: ({ callId, streamId }) => standingVerdict(journal, callId, streamId),
    isInDoubt: (callId) => (key) => {
      const known = recordings.find(key);
      return known?.callId === callId && known.certainty === 'uncertain';
    },
    now: clock.now,
    // Practice recordings ended with the practice server that took them.
    forget: PRACTICE_ACCOUNT_ID,
    show(watches) {
      shown = watches;
      show();
    },
    onUnavailable: (error) =>
      setProblem('files-unavailable', error === null ? null : log.cause(error)),
    onFault: (error) => log.error('files of recordings:', error),
  });
}

/** Has the service hear of every start, stop and verdict, and of changed accounts. */
function followForFiles(
  service: FileService,
  { state }: Persistence,
  { settledListeners, verdictListeners }: RecordingParts,
): void {
  settledListeners.add((run, call) => service.callSettled(run, call));
  verdictListeners.add((verdict) => service.verdictGiven(verdict));
  state.subscribe(({ changes }) => {
    if (changes.accounts || changes.settings) service.accountsChanged();
  });
}

/** Whether what an earlier process left was taken up, or never can be. Never rejects. */
async function beginFiles(
  service: FileService,
  { journal, clock, setProblem }: Persistence,
  { log }: ComposeOptions,
): Promise<boolean> {
  const recent = journal.runsSince(new Date(clock.now() - LEFT_WITHIN_MS));
  const ids = new Set(recent.map(({ id }) => id));
  const older = journal.newestRuns().filter(({ id }) => !ids.has(id));
  const runs = [...older, ...recent].filter(({ accountId }) => accountId !== PRACTICE_ACCOUNT_ID);
  try {
    await service.begin(runs);
    return true;
  } catch (error) {
    log.error('the list of files cannot be read:', error);
    setProblem('files-unavailable', log.cause(error));
    return isOfNewerVersion(error);
  }
}
