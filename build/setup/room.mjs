// @ts-check
import { statfsSync } from 'node:fs';

/** Less than this is no room for anything, in bytes. */
const NOTHING = 1024 * 1024;
const LOOK_MS = 1_000;

/** @param {string} folder */
function isFull(folder) {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize < NOTHING;
  } catch {
    // Not there yet, or no file system that says so.
    return false;
  }
}

/**
 * Does work that hangs on a full disk, as `npm ci` does: it is told to end once one of the folders has no room.
 * @template T
 * @param {readonly string[]} folders
 * @param {(signal: AbortSignal) => Promise<T>} work ends soon after the signal
 * @returns {Promise<{result: T, full: string | undefined}>} the folder without room; undefined where there was some
 */
export async function whileThereIsRoom(folders, work) {
  const ending = new AbortController();
  /** @type {string | undefined} */
  let full;
  const look = setInterval(() => {
    full ??= folders.find(isFull);
    if (full !== undefined) ending.abort();
  }, LOOK_MS);
  try {
    const result = await work(ending.signal);
    return { result, full };
  } finally {
    clearInterval(look);
  }
}
