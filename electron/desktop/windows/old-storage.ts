import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { session } from 'electron';

/** Folders of Chromium's that are there only once a page has kept something. */
const FOLDERS = ['IndexedDB', 'File System', 'Service Worker', 'WebStorage', 'databases'];
/** There from the first start on, empty of our pages. */
const LOCAL_STORAGE = join('Local Storage', 'leveldb');

const STORAGES: NonNullable<Electron.ClearStorageDataOptions['storages']> = [
  'filesystem',
  'indexdb',
  'localstorage',
  'serviceworkers',
  'cachestorage',
];

/** Whether a page has kept something there, in a time when pages had storage. */
export async function hasOldStorage(folder: string, host: string): Promise<boolean> {
  const filled = await Promise.all(FOLDERS.map((name) => entriesOf(join(folder, name))));
  if (filled.some((entries) => entries.length > 0)) return true;
  const leveldb = join(folder, LOCAL_STORAGE);
  for (const name of await entriesOf(leveldb)) {
    const content = await readFile(join(leveldb, name)).catch(() => Buffer.alloc(0));
    if (content.includes(host)) return true;
  }
  return false;
}

/**
 * SECURITY: a page has no storage since its origin is opaque, but what an earlier version's page kept stayed on the
 * disk. Chromium deletes it, where there is something to delete.
 */
export async function clearOldStorage(folder: string, host: string): Promise<void> {
  if (!(await hasOldStorage(folder, host))) return;
  await session.defaultSession.clearStorageData({ storages: STORAGES });
}

const entriesOf = (folder: string): Promise<string[]> => readdir(folder).catch(() => []);
