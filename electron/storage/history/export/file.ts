import { randomUUID } from 'node:crypto';
import {
  closeSync,
  fdatasyncSync,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';

/** Bytes collected before they are written. */
const CHUNK = 65_536;
/** Bytes after which the disk is waited for, so that little is left for the end. */
const SYNC_EVERY = 512 * 1024;

/**
 * A file that is there whole or not at all: it is written beside its place and renamed at the end.
 * Errors are those of `node:fs`.
 */
export class ExportFile {
  readonly #path: string;
  readonly #partial: string;
  readonly #descriptor: number;
  #waiting: string[] = [];
  #waitingLength = 0;
  #unsynced = 0;
  #isOpen = true;

  /** @throws Error when the folder cannot be written to. */
  constructor(path: string) {
    this.#path = path;
    this.#partial = `${path}.${randomUUID().slice(0, 8)}.part`;
    // SECURITY: for its owner alone, and never through a link or over a file that is already there.
    this.#descriptor = openSync(this.#partial, 'wx', 0o600);
  }

  write(text: string): void {
    this.#waiting.push(text);
    this.#waitingLength += text.length;
    if (this.#waitingLength >= CHUNK) this.#flush();
  }

  /** Puts the file in its place, over one of that name: a person has agreed to that. */
  finish(): void {
    this.#flush();
    fsyncSync(this.#descriptor);
    this.#close();
    renameSync(this.#partial, this.#path);
  }

  /** Leaves nothing behind. */
  discard(): void {
    this.#close();
    rmSync(this.#partial, { force: true });
  }

  #flush(): void {
    const bytes = Buffer.from(this.#waiting.join(''), 'utf8');
    this.#waiting = [];
    this.#waitingLength = 0;
    let written = 0;
    while (written < bytes.length) written += writeSync(this.#descriptor, bytes, written);
    this.#unsynced += bytes.length;
    if (this.#unsynced < SYNC_EVERY) return;
    fdatasyncSync(this.#descriptor);
    this.#unsynced = 0;
  }

  #close(): void {
    if (this.#isOpen) closeSync(this.#descriptor);
    this.#isOpen = false;
  }
}
