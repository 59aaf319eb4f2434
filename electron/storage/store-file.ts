import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import ElectronStore from 'electron-store';
import { z } from 'zod';

/** What a store is made of. */
export interface StoreFileOptions<T> {
  readonly directory: string;
  /** File name without its ending. */
  readonly name: string;
  /** Shape of the data as this version writes it. */
  readonly schema: z.ZodType<T>;
  readonly version: number;
  /** 32 bytes; the file is then encrypted and authenticated (AES-256-GCM). */
  readonly encryptionKey?: Uint8Array;
}

/** The file is there and cannot be read: damaged, cut short, of another key, or from a newer version. */
export class UnreadableStore extends Error {
  override readonly name = 'UnreadableStore';
}

/**
 * One document in one electron-store file, read once and checked against its schema. Written whole and
 * atomically, readable by its owner only.
 */
export class StoreFile<T> {
  readonly path: string;
  readonly #options: StoreFileOptions<T>;

  constructor(options: StoreFileOptions<T>) {
    this.#options = options;
    this.path = join(options.directory, `${options.name}.json`);
  }

  exists(): boolean {
    return existsSync(this.path);
  }

  /**
   * The data, or null when there is no file yet.
   *
   * @throws UnreadableStore when the file cannot be read as this version's; it is left as it is.
   */
  read(): T | null {
    if (!this.exists()) return null;
    const { schema, version } = this.#options;
    try {
      const { data } = z
        .object({ version: z.literal(version), data: schema })
        .parse(this.#open().store);
      return data;
    } catch (error) {
      // The parser's own words may quote the content, so only the kind of the error goes on.
      throw new UnreadableStore(error instanceof Error ? error.name : 'unreadable');
    }
  }

  write(data: T): void {
    this.#open().store = { version: this.#options.version, data };
  }

  /** Renames an unreadable file, so that nothing of it is lost, and says what it is called now. */
  setAside(now: Date): string {
    const stamp = now.toISOString().replaceAll(':', '-');
    const aside = `${this.path}.unreadable-${stamp}`;
    renameSync(this.path, aside);
    return aside;
  }

  #open(): ElectronStore<Record<string, unknown>> {
    const { directory, name, encryptionKey } = this.#options;
    return new ElectronStore({
      cwd: directory,
      name,
      clearInvalidConfig: false,
      configFileMode: 0o600,
      accessPropertiesByDotNotation: false,
      ...(encryptionKey && { encryptionKey, encryptionAlgorithm: 'aes-256-gcm' }),
    });
  }
}

export interface Opened<T> {
  readonly value: T;
  /** Where an unreadable file was put, if there was one. */
  readonly setAside: string | null;
}

/** Reads a plain store at start; an unreadable one is put aside and `initial` taken instead. */
export function readOrSetAside<T>(file: StoreFile<T>, initial: T, now: Date): Opened<T> {
  try {
    return { value: file.read() ?? initial, setAside: null };
  } catch (error) {
    if (!(error instanceof UnreadableStore)) throw error;
    return { value: initial, setAside: file.setAside(now) };
  }
}
