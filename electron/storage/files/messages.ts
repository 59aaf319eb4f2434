import type { FileReport, RecordedFile } from '#contract/model/file.ts';
import type { FileFacets, FilesOfRun, FilesPage, FilesQuery } from '#contract/model/file-query.ts';
import type { Merge } from '#contract/model/merge.ts';
import type { Watch, WatchKey } from '../../recording/files/watch.ts';
import type {
  CallbackReceipt,
  FileChange,
  ListingKey,
  MergeChange,
  NewMerge,
  ReceivedCallback,
} from '../ports.ts';
import type { BegunNew } from '../workers/messages.ts';

/** What main asks of the worker that writes, by name: arguments and result. Each is on disk when it is answered. */
export interface WriterRequests {
  /** Resolves when the database is there and of this version. */
  open: { args: null; result: null };
  report: { args: readonly FileReport[]; result: FileChange };
  receive: {
    args: ReceivedCallback;
    result: FileChange & { readonly receipt: CallbackReceipt };
  };
  /** Puts watches, each in the place of the one of its key, and matches the known files to them. */
  watch: { args: readonly Watch[]; result: FileChange };
  /**
   * Forgets what came and was looked for before this moment, in milliseconds since the epoch, and is over: callbacks, and
   * watches without a file. How many rows are gone.
   */
  prune: { args: number; result: number };
  /** Forgets all watches, files, callbacks and merges of an account. */
  forgetAccount: { args: string; result: null };
  setCursor: { args: ListingKey & { readonly cursor: string | null }; result: null };
  beginMerge: { args: NewMerge; result: null };
  settleMerge: {
    args: { readonly id: string; readonly change: MergeChange; readonly file: FileReport | null };
    result: FileChange & { readonly merge: Merge | null };
  };
  close: { args: null; result: null };
}

/** What main asks of the worker that answers. */
export interface ReaderRequests {
  page: { args: FilesQuery; result: FilesPage };
  find: { args: number; result: RecordedFile | null };
  ofRun: { args: string; result: FilesOfRun };
  facets: { args: null; result: FileFacets };
  /** Watches that are still looked for, whose outcome is open, or that lack files and were not dismissed. */
  liveWatches: { args: null; result: readonly Watch[] };
  watchesOfRuns: { args: readonly string[]; result: readonly Watch[] };
  /** The newest ones of a preset, oldest first. */
  watchesOfPreset: { args: string; result: readonly Watch[] };
  /** The files of these watches, oldest first. */
  filesOfWatches: { args: readonly WatchKey[]; result: readonly RecordedFile[] };
  cursor: { args: ListingKey; result: string | null };
  openMerges: { args: null; result: readonly Merge[] };
  mergesOfFiles: { args: readonly string[]; result: readonly Merge[] };
  close: { args: null; result: null };
}

export type FilesRequests = Omit<WriterRequests, 'open' | 'close'> & Omit<ReaderRequests, 'close'>;

/** What the worker reports unasked. */
export type FilesNotice = BegunNew;
