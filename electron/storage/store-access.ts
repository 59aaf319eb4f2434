import { closeSync, constants, fstatSync, lstatSync, openSync } from 'node:fs';

/**
 * The file is there and cannot be read as this version's. `newer`: written by a later version of the program;
 * `damaged`: cut short, altered, of another key; `unusable`: no rights, busy, no regular file, a disk that
 * fails: true now, perhaps not in a moment, and nothing is known of its content.
 */
export class UnreadableStore extends Error {
  override readonly name = 'UnreadableStore';
  readonly kind: 'newer' | 'damaged' | 'unusable';
  /** What it failed at, such as `EACCES`. */
  readonly code: string;
  constructor(kind: UnreadableStore['kind'], code: string) {
    super(`${kind}: ${code}`);
    this.kind = kind;
    this.code = code;
  }

  /** The one place that tells damage, which is quarantined, from a file that cannot be read now. */
  static from(error: unknown): UnreadableStore {
    if (error instanceof UnreadableStore) return error;
    const { code, errno, name } = error as NodeJS.ErrnoException;
    if (typeof errno === 'number') return new UnreadableStore('unusable', code ?? 'unknown cause');
    // The parser's own words may quote the content, so only the kind of the error goes on.
    return new UnreadableStore('damaged', name ?? 'unreadable');
  }
}

/** Thousands of presets are a few megabytes; what is larger is not ours. */
const MAX_BYTES = 64 * 1024 * 1024;

/** What passes by itself within a moment. On Windows a scanner that holds a file denies access to it. */
const PASSING: ReadonlySet<string> = new Set([
  'EBUSY',
  'EAGAIN',
  'EMFILE',
  'ENFILE',
  'EINTR',
  ...(process.platform === 'win32' ? ['EACCES', 'EPERM'] : []),
]);
const PATIENCE_MS = 300;
const RETRY_MS = 30;

/** Whether there is anything of this name, a link that leads nowhere included. @throws UnreadableStore */
export function isThere(path: string): boolean {
  return waitedFor(() => lstatSync(path, { throwIfNoEntry: false }) !== undefined);
}

/**
 * Whether there is a file that can be read now; false where there is none. Waits a moment for what passes.
 *
 * @throws UnreadableStore when something is there that cannot be read: no rights, a folder, a pipe, too large.
 */
export function isReadable(path: string): boolean {
  if (!isThere(path)) return false;
  return waitedFor(() => {
    // A pipe or a device would let the program wait for ever.
    const descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const status = fstatSync(descriptor);
      if (!status.isFile()) throw new UnreadableStore('unusable', 'not a regular file');
      if (status.size > MAX_BYTES)
        throw new UnreadableStore('unusable', 'larger than such a file can be');
      return true;
    } finally {
      closeSync(descriptor);
    }
  });
}

/** Does it again while what stops it passes by itself. @throws UnreadableStore */
export function waitedFor<T>(work: () => T): T {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      return work();
    } catch (error) {
      const passes = PASSING.has((error as NodeJS.ErrnoException).code ?? '');
      if (!passes || performance.now() >= deadline) throw UnreadableStore.from(error);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, RETRY_MS);
    }
  }
}
