import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SoundFileRepository } from '../alarm-ports.ts';

/** The name has no ending: what the file is, its first bytes say. */
const NAME = 'alarm-sound';

/** The operator's own sound in a data folder: a copy, so that it stays when its source goes. */
export class SoundFileStore implements SoundFileRepository {
  readonly #path: string;

  constructor(folder: string) {
    this.#path = join(folder, NAME);
  }

  has(): boolean {
    return existsSync(this.#path);
  }

  read(): Promise<Uint8Array> {
    return readFile(this.#path);
  }

  write(bytes: Uint8Array): void {
    const part = `${this.#path}.part`;
    const file = openSync(part, 'w', 0o600);
    try {
      writeFileSync(file, bytes);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(part, this.#path);
  }

  remove(): void {
    rmSync(this.#path, { force: true });
  }
}
