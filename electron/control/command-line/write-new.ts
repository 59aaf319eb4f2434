import { randomUUID } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  linkSync,
  lstatSync,
  openSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { oneLine } from '#contract/rules/terminal-text.ts';

export type WrittenNew =
  | { readonly ok: true }
  /** `problem` is a sentence without its full stop. `isThere`: a file of the name was there, and is as it was. */
  | { readonly ok: false; readonly problem: string; readonly isThere: boolean };

const IS_THERE: WrittenNew = {
  ok: false,
  problem: 'it is there already, and --force writes over it',
  isThere: true,
};

/**
 * Writes a file that is there whole or not at all: beside its place first, then put there. Never throws.
 *
 * @param force write over one that is there.
 */
export function writeNew(path: string, text: string, force: boolean): WrittenNew {
  const partial = `${path}.${randomUUID().slice(0, 8)}.part`;
  try {
    if (!force && isThere(path)) return IS_THERE;
    writeWhole(partial, text);
    if (force) renameSync(partial, path);
    else if (!putNew(partial, path)) return IS_THERE;
    return { ok: true };
  } catch (error) {
    return { ok: false, problem: cause(error), isThere: false };
  } finally {
    removeQuietly(partial);
  }
}

function writeWhole(path: string, text: string): void {
  // SECURITY: for its owner alone, and never through a link or over a file that is already there.
  const descriptor = openSync(path, 'wx', 0o600);
  try {
    const bytes = Buffer.from(text, 'utf8');
    let written = 0;
    while (written < bytes.length) written += writeSync(descriptor, bytes, written);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

const isThere = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false }) !== undefined;

/** File systems without hard links refuse one so. */
const NO_LINKS = new Set(['EPERM', 'ENOTSUP', 'ENOSYS', 'EOPNOTSUPP', 'EMLINK']);

/** False where another program has put a file there meanwhile. */
function putNew(partial: string, path: string): boolean {
  try {
    linkSync(partial, path);
    return true;
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    if (!NO_LINKS.has(code)) throw error;
    if (isThere(path)) return false;
    renameSync(partial, path);
    return true;
  }
}

function cause(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'there is no such folder';
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return 'it may not be written';
  if (code === 'EISDIR') return 'it is a folder';
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'the disk is full';
  return oneLine(message);
}

function removeQuietly(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // It could not be made either.
  }
}
