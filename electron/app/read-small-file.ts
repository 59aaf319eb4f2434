import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

export type ReadFile =
  | { readonly ok: true; readonly bytes: Buffer }
  | { readonly ok: false; readonly fault: 'unreadable' | 'too-large' };

/** Milliseconds; a file on a dead network drive never answers. */
const PATIENCE_MS = 10_000;

/** `O_NONBLOCK`: a FIFO without a writer would keep one of libuv's few threads for good. Windows has none. */
const FLAGS = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** The bytes of a regular file of at most `most` bytes. Never throws. */
export async function readSmallFile(path: string, most: number): Promise<ReadFile> {
  const over = new AbortController();
  const late = sleep(PATIENCE_MS, undefined, { signal: over.signal }).then(
    (): ReadFile => ({ ok: false, fault: 'unreadable' }),
  );
  try {
    return await Promise.race([readWhole(path, most), late]);
  } catch {
    return { ok: false, fault: 'unreadable' };
  } finally {
    late.catch(() => undefined);
    over.abort();
  }
}

async function readWhole(path: string, most: number): Promise<ReadFile> {
  let handle: FileHandle | null = null;
  try {
    handle = await open(path, FLAGS);
    const stat = await handle.stat();
    if (!stat.isFile()) return { ok: false, fault: 'unreadable' };
    // A file may grow while it is read, and some have no size at all.
    const buffer = Buffer.alloc(most + 1);
    let length = 0;
    for (;;) {
      const { bytesRead } = await handle.read(buffer, length, buffer.length - length, length);
      length += bytesRead;
      if (length === buffer.length) return { ok: false, fault: 'too-large' };
      if (bytesRead === 0) break;
    }
    return { ok: true, bytes: buffer.subarray(0, length) };
  } finally {
    await handle?.close();
  }
}
