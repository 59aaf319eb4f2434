import { join } from 'node:path';
import { MAX_CHANGED_RUNS } from '#contract/ipc/file-channels.ts';
import type { FileWatch } from '#contract/model/file.ts';
import { coalesce } from '../app/coalesce.ts';
import { FileAccess } from '../app/files/file-access.ts';
import { FileService } from '../app/files/file-service.ts';
import { PRACTICE_ACCOUNT_ID } from '../practice/samples.ts';
import { createFileWorkers, FileStore } from '../storage/files/main/file-store.ts';
import type { FileChange } from '../storage/ports.ts';
import type { Api } from './api.ts';
import type { CredentialServices } from './credentials.ts';
import type { ComposeOptions } from './options.ts';
import type { Persistence } from './persistence.ts';
import type { RecordingParts } from './recording.ts';

/** The files of recordings, in workers of their own. `onRenewed`: a new list begins. */
export function createFiles(
  { userData, filesWorker, onFilesChanged }: ComposeOptions,
  { setProblem }: Persistence,
  onRenewed: () => void,
): FileStore {
  const files = new FileStore(
    createFileWorkers({
      worker: filesWorker,
      path: join(userData, 'files.sqlite'),
      onRenewed(file) {
        setProblem('files-renewed', file);
        onRenewed();
      },
    }),
  );
  files.onFiles((change) => onFilesChanged({ runIds: runsOf(change) }));
  return files;
}

/** The way to each file at its vendor. */
export const createFileAccess = (
  files: FileStore,
  { vault, accounts, clock }: Persistence,
  { transport }: Api,
  { gate }: CredentialServices,
): FileAccess =>
  new FileAccess({
    files,
    vault,
    unlock: () => gate.unlock(),
    reader: transport,
    listAccounts: () => accounts.list(),
    now: clock.now,
  });

/** An end lies at most 24 hours ahead, and what a crash left is looked for once the program starts again. */
const LEFT_WITHIN_MS = 26 * 3_600_000;
/** Between two views of the search for files, in milliseconds: a batch of hundreds settles one by one. */
const SHOW_INTERVAL_MS = 200;

/** What looks for files, joined to what starts and stops. */
export function createFileService(
  { log }: ComposeOptions,
  persistence: Persistence,
  { media }: Api,
  files: FileStore,
  { commands }: CredentialServices,
): FileService {
  const { accounts, presets, settings, state, clock, clocks, recordings } = persistence;
  const { setProblem } = persistence;
  let shown: FileWatch[] = [];
  const show = coalesce(() => state.update({ fileWatches: shown }), SHOW_INTERVAL_MS);
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
      return account ? clocks.of(account.endpoint).offset() : null;
    },
    isInDoubt: (callId) => (key) => {
      const known = recordings.find(key);
      return known?.callId === callId && known.certainty === 'uncertain';
    },
    now: clock.now,
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
export function followForFiles(
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

/** Takes up what an earlier process left, once tray and window are there. Never rejects. */
export async function beginFiles(
  service: FileService,
  { journal, clock, setProblem }: Persistence,
  { log }: ComposeOptions,
): Promise<void> {
  const recent = journal.runsSince(new Date(clock.now() - LEFT_WITHIN_MS));
  const ids = new Set(recent.map(({ id }) => id));
  const older = journal.newestRuns().filter(({ id }) => !ids.has(id));
  const runs = [...older, ...recent].filter(({ accountId }) => accountId !== PRACTICE_ACCOUNT_ID);
  try {
    await service.begin({ runs, forget: PRACTICE_ACCOUNT_ID });
  } catch (error) {
    log.error('the list of files cannot be read:', error);
    setProblem('files-unavailable', log.cause(error));
  }
}

/** The runs whose files have changed; null where there are too many to name. */
function runsOf({ files, watches }: FileChange): string[] | null {
  const links = files.flatMap((file) => file.links.map(({ runId }) => runId));
  const runIds = new Set([...links, ...watches.map(({ runId }) => runId)]);
  return runIds.size > MAX_CHANGED_RUNS ? null : [...runIds];
}
