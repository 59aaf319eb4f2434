import type { FileReport, RecordedFile } from '#contract/model/file.ts';
import type { FileFacets, FilesOfRun, FilesPage, FilesQuery } from '#contract/model/file-query.ts';
import type { Merge } from '#contract/model/merge.ts';
import type { Watch, WatchKey } from '../../../recording/files/watch.ts';
import type {
  CallbackReceipt,
  FileChange,
  FileRepository,
  ListingKey,
  MergeChange,
  MergeRepository,
  NewMerge,
  ReceivedCallback,
  WatchRepository,
} from '../../ports.ts';
import type { FileWorkers } from './file-workers.ts';

/** Main's end of the files of recordings. Each method rejects when the database cannot be opened or written. */
export class FileStore implements FileRepository, WatchRepository {
  readonly #workers: FileWorkers;
  readonly #listeners = new Set<(change: FileChange) => void>();
  /** The merges, in the same database. */
  readonly merges: MergeRepository;

  constructor(workers: FileWorkers) {
    this.#workers = workers;
    this.merges = {
      begin: async (merge: NewMerge) => void (await workers.ask('beginMerge', merge)),
      settle: (id: string, change: MergeChange, file?: FileReport) =>
        this.#settle(id, change, file),
      open: async () => [...(await workers.ask('openMerges', null))],
      ofFiles: async (fileIds: readonly string[]) => [
        ...(await workers.ask('mergesOfFiles', fileIds)),
      ],
    };
  }

  async report(reports: readonly FileReport[]): Promise<RecordedFile[]> {
    if (reports.length === 0) return [];
    return [...this.#tell(await this.#workers.ask('report', reports)).files];
  }

  async receive(callback: ReceivedCallback): Promise<CallbackReceipt> {
    const { receipt, ...change } = await this.#workers.ask('receive', callback);
    this.#tell(change);
    return receipt;
  }

  page(query: FilesQuery): Promise<FilesPage> {
    return this.#workers.ask('page', query);
  }

  find(id: number): Promise<RecordedFile | null> {
    return this.#workers.ask('find', id);
  }

  ofRun(runId: string): Promise<FilesOfRun> {
    return this.#workers.ask('ofRun', runId);
  }

  facets(): Promise<FileFacets> {
    return this.#workers.ask('facets', null);
  }

  onFiles(listener: (change: FileChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async watch(watches: readonly Watch[]): Promise<Watch[]> {
    if (watches.length === 0) return [];
    return [...this.#tell(await this.#workers.ask('watch', watches)).watches];
  }

  async live(): Promise<Watch[]> {
    return [...(await this.#workers.ask('liveWatches', null))];
  }

  async ofRuns(runIds: readonly string[]): Promise<Watch[]> {
    return [...(await this.#workers.ask('watchesOfRuns', runIds))];
  }

  async ofPreset(presetId: string): Promise<Watch[]> {
    return [...(await this.#workers.ask('watchesOfPreset', presetId))];
  }

  async filesOf(watches: readonly WatchKey[]): Promise<RecordedFile[]> {
    const keys = watches.map(({ callId, streamId }) => ({ callId, streamId }));
    return [...(await this.#workers.ask('filesOfWatches', keys))];
  }

  async forgetAccount(accountId: string): Promise<void> {
    await this.#workers.ask('forgetAccount', accountId);
  }

  /** Forgets what is over and began before this moment, in milliseconds since the epoch. */
  async prune(before: number): Promise<void> {
    await this.#workers.ask('prune', before);
  }

  cursor(of: ListingKey): Promise<string | null> {
    return this.#workers.ask('cursor', of);
  }

  async setCursor(of: ListingKey, cursor: string | null): Promise<void> {
    await this.#workers.ask('setCursor', { ...of, cursor });
  }

  close(): Promise<void> {
    return this.#workers.close();
  }

  async #settle(id: string, change: MergeChange, file?: FileReport): Promise<Merge | null> {
    const args = { id, change, file: file ?? null };
    const { merge, ...written } = await this.#workers.ask('settleMerge', args);
    this.#tell(written);
    return merge;
  }

  #tell(change: FileChange): FileChange {
    if (change.files.length + change.watches.length > 0) {
      for (const listener of this.#listeners) listener(change);
    }
    return change;
  }
}
