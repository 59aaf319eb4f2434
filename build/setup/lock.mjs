// @ts-check
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { during } from './say.mjs';

/** @param {string} text */
function isAlive(text) {
  const pid = Number(text);
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another user's process may not be signalled, but it lives.
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/** A hard link appears with its content in one step, so no process ever reads a half-written lock.
 * @param {string} path */
function tryTake(path) {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, String(process.pid));
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/**
 * Removes the lock of a process that died. It is moved aside first: of two that try, one succeeds,
 * and if a live lock was caught by accident it is put back.
 * @param {string} path
 */
function dropStale(path) {
  const aside = `${path}.${process.pid}.stale`;
  try {
    if (isAlive(readFileSync(path, 'utf8'))) return;
    renameSync(path, aside);
    if (isAlive(readFileSync(aside, 'utf8'))) linkSync(aside, path);
  } catch {
    // Another process was quicker.
  }
  rmSync(aside, { force: true });
}

/**
 * Two starts at the same moment (a double click, a supervisor) do the work once: the second waits,
 * and its work function is expected to look again at what is still missing.
 * @template T
 * @param {string} path
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(path, work) {
  mkdirSync(dirname(path), { recursive: true });
  const wait = async () => {
    while (!tryTake(path)) {
      dropStale(path);
      await sleep(100);
    }
  };
  if (!tryTake(path)) await during('Waiting for another set-up that is under way', wait);
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}
