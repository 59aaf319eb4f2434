import { join } from 'node:path';
import { MAX_CHANGED_RUNS } from '#contract/ipc/file-channels.ts';
import { FileAccess } from '../app/files/file-access.ts';
import { createFileWorkers, FileStore } from '../storage/files/main/file-store.ts';
import type { FileChange } from '../storage/ports.ts';
import type { Api } from './api.ts';
import type { CredentialServices } from './credentials.ts';
import type { ComposeOptions } from './options.ts';
import type { Persistence } from './persistence.ts';

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

/** The runs whose files have changed; null where there are too many to name. */
function runsOf({ files, watches }: FileChange): string[] | null {
  const links = files.flatMap((file) => file.links.map(({ runId }) => runId));
  const runIds = new Set([...links, ...watches.map(({ runId }) => runId)]);
  return runIds.size > MAX_CHANGED_RUNS ? null : [...runIds];
}
