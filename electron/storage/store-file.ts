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
  /** How data of an earlier version becomes that of the next one, by the earlier version's number. */
  readonly migrations?: Readonly<Record<number, (data: unknown) => unknown>>;
  /** 32 bytes; the file is then encrypted and authenticated (AES-256-GCM). */
  readonly encryptionKey?: Uint8Array;
}

/** The file is there and cannot be read. */
export class UnreadableStore extends Error {
  override readonly name = 'UnreadableStore';
  /** `newer`: written by a later version of the program; `damaged`: cut short, altered, of another key. */
  readonly kind: 'newer' | 'damaged';
  constructor(kind: UnreadableStore['kind'], cause: string) {
    super(`${kind}: ${cause}`);
    this.kind = kind;
  }
}

const envelopeSchema = z.object({ version: z.int().min(1), data: z.unknown() });

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
    try {
      return this.#migrated(envelopeSchema.parse(this.#open().store));
    } catch (error) {
      if (error instanceof UnreadableStore) throw error;
      // The parser's own words may quote the content, so only the kind of the error goes on.
      throw new UnreadableStore('damaged', error instanceof Error ? error.name : 'unreadable');
    }
  }

  #migrated({ version, data }: z.infer<typeof envelopeSchema>): T {
    const { schema, version: current, migrations = {} } = this.#options;
    if (version > current) throw new UnreadableStore('newer', `version ${version}`);
    let migrated = data;
    for (let from = version; from < current; from += 1) {
      const step = migrations[from];
      if (!step) throw new UnreadableStore('damaged', `no way from version ${from}`);
      migrated = step(migrated);
    }
    return schema.parse(migrated);
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

/** In a folder that takes no changes it stays where it is: nothing can overwrite it there either. */
function putAside(file: StoreFile<unknown>, now: Date): string {
  try {
    return file.setAside(now);
  } catch {
    return file.path;
  }
}

/** Reads a plain store at start; an unreadable one is put aside and `initial` taken instead. */
export function readOrSetAside<T>(file: StoreFile<T>, initial: T, now: Date): Opened<T> {
  try {
    return { value: file.read() ?? initial, setAside: null };
  } catch (error) {
    if (!(error instanceof UnreadableStore)) throw error;
    return { value: initial, setAside: putAside(file, now) };
  }
}
