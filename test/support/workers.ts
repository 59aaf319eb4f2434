import { join, resolve } from 'node:path';

/** The folder of the workers that `built-workers.ts` has bundled for a run of tests. */
export const BUILT_WORKERS = 'CDN_RECORDER_BUILT_WORKERS';

/** Where they begin, from the project's folder. */
export const WORKERS = {
  'history-worker': 'electron/storage/history/worker/worker.ts',
  'files-worker': 'electron/storage/files/worker/worker.ts',
} as const;

const fileOf = (name: keyof typeof WORKERS): string => {
  const built = process.env[BUILT_WORKERS];
  if (built) return join(built, `${name}.cjs`);
  return resolve(import.meta.dirname, '..', '..', WORKERS[name]);
};

/** What a thread is started from: a bundle in a run of tests, and the sources elsewhere. */
export const HISTORY_WORKER = fileOf('history-worker');
export const FILES_WORKER = fileOf('files-worker');
