import { readSync } from 'node:fs';

/** The file or pipe holds more than the caller takes. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge';
}

const CHUNK_BYTES = 64 * 1024;
/** Between two looks at an input that has nothing to read yet. */
const PAUSE_MS = 20;

/**
 * Reads to the end, and never more than one chunk beyond `maxBytes`: a pipe and a device have no size.
 * Waits where the descriptor is non-blocking: standard input is when another program of the same terminal or
 * pipe made it so, and a read then fails until the writer has written.
 *
 * @throws TooLarge, or what the file system says
 */
export function readBounded(descriptor: number, maxBytes: number, read = readSync): Buffer {
  const chunks: Buffer[] = [];
  let size = 0;
  for (;;) {
    const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
    const count = readSome(descriptor, chunk, read);
    if (count === 0) return Buffer.concat(chunks, size);
    size += count;
    if (size > maxBytes) throw new TooLarge();
    chunks.push(chunk.subarray(0, count));
  }
}

function readSome(descriptor: number, chunk: Buffer, read: typeof readSync): number {
  for (;;) {
    try {
      return read(descriptor, chunk, 0, chunk.length, null);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // Windows reports the end of a pipe as an error.
      if (code === 'EOF') return 0;
      if (code !== 'EAGAIN' && code !== 'EWOULDBLOCK') throw error;
      pause(PAUSE_MS);
    }
  }
}

/** This process has nothing else to do yet: all that it does follows from what it reads here. */
function pause(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
