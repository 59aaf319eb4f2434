import { join } from 'node:path';
import { MAX_CHANGED_RUNS } from '#contract/ipc/file-channels.ts';
import { Certificates, historyOfRuns } from '../app/files/certificates.ts';
import { FileAccess } from '../app/files/file-access.ts';
import { FileStore } from '../storage/files/main/file-store.ts';
import { createFileWorkers } from '../storage/files/main/file-workers.ts';
import type { HistoryService } from '../storage/history/main/history-service.ts';
import type { FileChange } from '../storage/ports.ts';
import type { Api } from './api.ts';
import type { CredentialServices } from './credentials.ts';
import type { ComposeOptions } from './options.ts';
import type { Persistence } from './persistence.ts';

/** The files of recordings, in workers of their own once there are any. `onRenewed`: a new list begins. */
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

/** What is done with files that are known. */
export interface FileUse {
  /** The way to each file at its vendor. */
  readonly fileAccess: FileAccess;
  /** What makes a run's report for a rights holder. */
  readonly certificates: Certificates;
}

export function createFileUse(
  files: FileStore,
  { version }: ComposeOptions,
  { state, vault, accounts, clock, clocks }: Persistence,
  { transport }: Api,
  { gate }: CredentialServices,
  { history }: HistoryService,
): FileUse {
  const fileAccess = new FileAccess({
    files,
    vault,
    unlock: () => gate.unlock(),
    reader: transport,
    listAccounts: () => accounts.list(),
    now: clock.now,
  });
  const certificates = new Certificates({
    files,
    history: historyOfRuns({
      call: (callId) => history.ask('call', callId),
      runs: (query) => history.ask('runs', query),
    }),
    runs: () => state.state.runs,
    checkOf: fileAccess.lastCheck,
    serverAheadMs(accountId) {
      const account = accounts.list().find(({ id }) => id === accountId);
      return account ? clocks.of(account.endpoint).heardOffset() : null;
    },
    version,
    now: clock.now,
  });
  return { fileAccess, certificates };
}

/** The runs whose files have changed; null where there are too many to name. */
function runsOf({ files, watches }: FileChange): string[] | null {
  const links = files.flatMap((file) => file.links.map(({ runId }) => runId));
  const runIds = new Set([...links, ...watches.map(({ runId }) => runId)]);
  return runIds.size > MAX_CHANGED_RUNS ? null : [...runIds];
}
