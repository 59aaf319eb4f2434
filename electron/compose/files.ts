import { join } from 'node:path';
import { MAX_CHANGED_RUNS } from '#contract/ipc/file-channels.ts';
import { createFileWorkers, FileStore } from '../storage/files/main/file-store.ts';
import type { FileChange } from '../storage/ports.ts';
import type { ComposeOptions } from './options.ts';
import type { Persistence } from './persistence.ts';

/** The files of recordings, in workers of their own. */
export function createFiles(
  { userData, filesWorker, onFilesChanged }: ComposeOptions,
  { setProblem }: Persistence,
): FileStore {
  const files = new FileStore(
    createFileWorkers({
      worker: filesWorker,
      path: join(userData, 'files.sqlite'),
      onRenewed: (file) => setProblem('files-renewed', file),
    }),
  );
  files.onFiles((change) => onFilesChanged({ runIds: runsOf(change) }));
  return files;
}

/** The runs whose files have changed; null where there are too many to name. */
function runsOf({ files, watches }: FileChange): string[] | null {
  const links = files.flatMap((file) => file.links.map(({ runId }) => runId));
  const runIds = new Set([...links, ...watches.map(({ runId }) => runId)]);
  return runIds.size > MAX_CHANGED_RUNS ? null : [...runIds];
}
