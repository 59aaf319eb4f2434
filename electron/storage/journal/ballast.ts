import { statSync, truncateSync } from 'node:fs';
import { rm, statfs, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Room for some thousand calls. */
const BYTES = 2 * 1024 * 1024;
/** It is made only where so many times its size are free: it must not be what fills the disk. */
const ROOM = 8;

/** A file that is given up when the disk is full, so that the journal can still write. */
export class Ballast {
  readonly #path: string;
  readonly #bytes: number;

  constructor(path: string, bytes = BYTES) {
    this.#path = path;
    this.#bytes = bytes;
  }

  /** Makes it where it is missing and there is room. Never rejects. */
  async prepare(): Promise<void> {
    try {
      if (sizeOf(this.#path) >= this.#bytes) return;
      const { bavail, bsize } = await statfs(dirname(this.#path));
      if (bavail * bsize < ROOM * this.#bytes) return;
      // Not zeros: a file system that compresses would set nothing aside for them.
      const bytes = Buffer.alloc(
        this.#bytes,
        Uint8Array.from({ length: 251 }, (_, byte) => byte),
      );
      await writeFile(this.#path, bytes, { mode: 0o600, flush: true });
    } catch {
      await rm(this.#path, { force: true }).catch(() => undefined);
    }
  }

  /** Gives its room back to the disk; false when there was none. */
  release(): boolean {
    try {
      if (sizeOf(this.#path) === 0) return false;
      truncateSync(this.#path, 0);
      return true;
    } catch {
      return false;
    }
  }
}

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;
