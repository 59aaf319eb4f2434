import type { FileReport } from '#contract/model/file.ts';
import type { FileFilter, FilesPage, FilesQuery, ListedFile } from '#contract/model/file-query.ts';
import type { Watch } from '../../electron/recording/files/watch.ts';
import { openDatabase } from '../../electron/storage/database.ts';
import { FileStore } from '../../electron/storage/files/main/file-store.ts';
import type { FileWorkers } from '../../electron/storage/files/main/file-workers.ts';
import { FILES_MIGRATIONS } from '../../electron/storage/files/schema.ts';
import { createReader } from '../../electron/storage/files/worker/reader-worker.ts';
import { createWriter } from '../../electron/storage/files/worker/writer-worker.ts';
import type { NewMerge, ReceivedCallback } from '../../electron/storage/ports.ts';
import { Connection } from '../../electron/storage/search/connection.ts';
import { MOMENT } from './runs.ts';

/** The parts of the files in this thread, on one database. */
export function filesBench(path = ':memory:') {
  const database = openDatabase(path, { synchronous: 'FULL', migrations: FILES_MIGRATIONS });
  const connection = new Connection(database);
  const handlers = { ...createReader(connection), ...createWriter(connection) };
  const workers: FileWorkers = {
    ask: async (name, args) => (handlers[name] as (args: unknown) => never)(args),
    close: async () => void (await handlers.close(null)),
  };
  return { connection, store: new FileStore(workers) };
}

const SERVICE = 'https://rtc-api.zego.im/';

/** So many seconds after the moment that all tests share, ISO 8601. */
export const momentAt = (seconds: number): string =>
  new Date(MOMENT + seconds * 1000).toISOString();

/** A file that a search has found, and what a test says otherwise. */
export const reportOf = (change: Partial<FileReport> = {}): FileReport => ({
  appId: 12345,
  service: SERVICE,
  accountId: 'account',
  accountName: 'Main',
  isTest: null,
  practice: false,
  vendor: 'Tencent',
  streamId: 'cdn01',
  taskId: null,
  fileId: 'f1',
  name: 'cdn01_1.mp4',
  format: 'mp4',
  beginAt: momentAt(2),
  endAt: momentAt(302),
  createdAt: momentAt(320),
  durationSeconds: 300,
  sizeBytes: 1_000_000,
  url: 'https://files.example.com/rec/f1.mp4',
  expiresAt: null,
  status: 'normal',
  source: 'search',
  seenAt: momentAt(400),
  ...change,
});

/** The recording of a start that was accepted at the shared moment and runs still. */
export const watchOf = (change: Partial<Watch> = {}): Watch => ({
  callId: 'call',
  runId: 'run',
  presetId: 'preset',
  presetName: 'Evening news',
  accountId: 'account',
  accountName: 'Main',
  practice: false,
  appId: 12345,
  service: SERVICE,
  vendor: 'Tencent',
  streamId: 'cdn01',
  startedAt: momentAt(0),
  endedAt: null,
  knownEndAt: null,
  open: false,
  found: 0,
  expected: null,
  lookedAt: null,
  nextLookAt: null,
  fault: null,
  state: 'waiting',
  dismissed: false,
  clockOffsetMs: 0,
  clockHeardAt: momentAt(1),
  taskIds: [],
  persistentIds: [],
  adoptedIds: [],
  profile: null,
  provided: false,
  ...change,
});

/** A callback about one file, each with a nonce and a content of its own. */
export function callbackOf(
  number: number,
  change: Partial<ReceivedCallback> = {},
): ReceivedCallback {
  const report = reportOf({
    source: 'callback',
    fileId: `c${number}`,
    url: `https://files.example.com/rec/c${number}.mp4`,
    taskId: 'task',
  });
  return {
    event: 'record',
    appId: 12345,
    accountId: 'account',
    nonce: `nonce${number}`,
    timestamp: '1795341600',
    contentHash: `hash${number}`,
    receivedAt: momentAt(400),
    body: JSON.stringify({ event: 'record', number }),
    report,
    ...change,
  };
}

export const mergeOf = (change: Partial<NewMerge> = {}): NewMerge => ({
  id: 'merge',
  appId: 12345,
  service: SERVICE,
  accountId: 'account',
  accountName: 'Main',
  isTest: null,
  practice: false,
  vendor: 'Tencent',
  streamId: 'cdn01',
  inputs: ['f1', 'f2'],
  format: 'MP4',
  name: 'cdn01 whole',
  expireHours: 0,
  createdAt: momentAt(1000),
  ...change,
});

/** All files that a filter finds, page by page; every page must lie below the one before. */
export async function allFiles(
  page: (query: FilesQuery) => Promise<FilesPage>,
  filter: FileFilter,
  limit = 7,
): Promise<ListedFile[]> {
  const files: ListedFile[] = [];
  let before: number | null = null;
  do {
    const found: FilesPage = await page({ filter, before, limit });
    const above = before;
    if (found.files.length > limit) throw new Error(`${found.files.length} files, not ${limit}`);
    if (above !== null && (found.files[0]?.place ?? 0) >= above) throw new Error('a page overlaps');
    if (above !== null && (found.next ?? 0) >= above) throw new Error('no way on');
    files.push(...found.files);
    before = found.next;
  } while (before !== null);
  return files;
}
