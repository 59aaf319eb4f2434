import { statSync } from 'node:fs';
import { DATABASE_SUFFIXES } from '../../quarantine.ts';
import { WorkerPair } from '../../workers/pair.ts';
import type { FilesNotice, FilesRequests } from '../messages.ts';

/** The writer ends after so long without a request, to free its memory; the next one starts it again. */
const WRITER_IDLE_MS = 60_000;

export interface FileStoreOptions {
  /** The bundled worker script. */
  readonly worker: string;
  /** The database. */
  readonly path: string;
  /** It was damaged or replaced, and a new one begins. Where the old one is; empty where nothing is left of it. */
  readonly onRenewed?: (file: string) => void;
}

/** Answers main's questions about the files: two workers, or in a test this thread. */
export interface FileWorkers {
  ask<N extends keyof FilesRequests>(
    name: N,
    args: FilesRequests[N]['args'],
  ): Promise<FilesRequests[N]['result']>;
  close(): Promise<void>;
}

/**
 * The files in two workers. Most desks have no such database yet: until there is one, or something is to be written,
 * each question is answered here and no thread starts.
 */
export function createFileWorkers({ worker, path, onRenewed }: FileStoreOptions): FileWorkers {
  const pair = new WorkerPair<FilesRequests, FilesNotice>({
    worker,
    path,
    roles: ROLES,
    writerIdleMs: WRITER_IDLE_MS,
    onNotice: () => undefined,
    onRenewed: (file) => onRenewed?.(file),
    onWriterEnd: () => undefined,
  });
  // A database that is lost after it was in use is noticed by its worker, which knows its files.
  let isInUse = false;
  return {
    async ask(name, args) {
      isInUse ||= !(name in OF_NOTHING) || mayExist(path);
      return isInUse ? pair.ask(name, args) : (OF_NOTHING[name] as never);
    },
    close: () => pair.close(),
  };
}

/** What cannot be looked at may be there: its worker then says why it cannot be opened. */
function mayExist(path: string): boolean {
  try {
    return DATABASE_SUFFIXES.some((suffix) => statSync(path + suffix, { throwIfNoEntry: false }));
  } catch {
    return true;
  }
}

/** The answers of a database that holds nothing. */
const OF_NOTHING: { readonly [N in keyof FilesRequests]?: FilesRequests[N]['result'] } = {
  forgetAccount: null,
  prune: 0,
  page: { files: [], next: null, searchedTo: null },
  find: null,
  ofRun: { files: [], watches: [] },
  facets: { accounts: [], presets: [], formats: [], states: [], watches: [], oldest: null },
  liveWatches: [],
  watchesOfRuns: [],
  watchesOfPreset: [],
  filesOfWatches: [],
  cursor: null,
  openMerges: [],
  mergesOfFiles: [],
};

const ROLES = {
  report: 'writer',
  receive: 'writer',
  watch: 'writer',
  forgetAccount: 'writer',
  prune: 'writer',
  setCursor: 'writer',
  beginMerge: 'writer',
  settleMerge: 'writer',
  page: 'reader',
  find: 'reader',
  ofRun: 'reader',
  facets: 'reader',
  liveWatches: 'reader',
  watchesOfRuns: 'reader',
  watchesOfPreset: 'reader',
  filesOfWatches: 'reader',
  cursor: 'reader',
  openMerges: 'reader',
  mergesOfFiles: 'reader',
} as const;
