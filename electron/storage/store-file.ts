import { constants, copyFileSync, renameSync } from 'node:fs';
import { basename, join } from 'node:path';
import ElectronStore from 'electron-store';
import { z } from 'zod';
import { isReadable, isThere, UnreadableStore } from './store-access.ts';

export { UnreadableStore } from './store-access.ts';

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
  /** What can be kept of data of another shape; null where nothing can. */
  readonly salvage?: (data: unknown) => Salvaged<T> | null;
  /** 32 bytes; the file is then encrypted and authenticated (AES-256-GCM). */
  readonly encryptionKey?: Uint8Array;
}

export interface Salvaged<T> {
  readonly value: T;
  /** What is not in `value`, as a person would call it. */
  readonly lost: readonly string[];
}

const envelopeSchema = z.object({ version: z.int().min(1), data: z.unknown() });

/**
 * One document in one electron-store file, checked against its schema. Written whole and atomically,
 * readable by its owner only.
 */
export class StoreFile<T> {
  readonly path: string;
  readonly #options: StoreFileOptions<T>;

  constructor(options: StoreFileOptions<T>) {
    this.#options = options;
    this.path = join(options.directory, `${options.name}.json`);
  }

  /** @throws UnreadableStore when that cannot be told now */
  exists(): boolean {
    return isThere(this.path);
  }

  /**
   * The data, or null when there is no file yet.
   *
   * @throws UnreadableStore when the file cannot be read as this version's; it is left as it is.
   */
  read(): T | null {
    if (!isReadable(this.path)) return null;
    try {
      return this.#options.schema.parse(this.#migrated());
    } catch (error) {
      throw UnreadableStore.from(error);
    }
  }

  /** What can be kept of a file that `read` calls damaged; null where nothing can, or it cannot be read now. */
  salvage(): Salvaged<T> | null {
    try {
      return this.#options.salvage?.(this.#migrated()) ?? null;
    } catch {
      return null;
    }
  }

  /** The data in the form of this version, unchecked. */
  #migrated(): unknown {
    const { version, data } = envelopeSchema.parse(this.#open().store);
    const { version: current, migrations = {} } = this.#options;
    if (version > current) throw new UnreadableStore('newer', `version ${version}`);
    let migrated = data;
    for (let from = version; from < current; from += 1) {
      const step = migrations[from];
      if (!step) throw new UnreadableStore('damaged', `no way from version ${from}`);
      migrated = step(migrated);
    }
    return migrated;
  }

  /** @throws UnreadableStore when a file is there that cannot be read now: it is not overwritten. */
  write(data: T): void {
    isReadable(this.path);
    this.#open().store = { version: this.#options.version, data };
  }

  /** Renames an unreadable file, so that nothing of it is lost, and says what it is called now. */
  quarantine(now: Date): string {
    const aside = this.#quarantineName(now);
    renameSync(this.path, aside);
    return aside;
  }

  /** Leaves a copy of the file, where a part of it goes on to be used, and says what it is called. */
  quarantineCopy(now: Date): string {
    const aside = this.#quarantineName(now);
    copyFileSync(this.path, aside, constants.COPYFILE_EXCL);
    return aside;
  }

  get fileName(): string {
    return basename(this.path);
  }

  #quarantineName(now: Date): string {
    return `${this.path}.unreadable-${now.toISOString().replaceAll(':', '-')}`;
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
