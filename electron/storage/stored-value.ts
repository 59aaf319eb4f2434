import { z } from 'zod';
import { ChangeListeners } from './change-listeners.ts';
import { type Salvaged, type StoreFile, UnreadableStore } from './store-file.ts';

/**
 * What was wrong with the file at the start. `unreadable`: damaged, and kept under another name;
 * `partly-unreadable`: the good part is in use, and the whole kept under another name; `unusable`: it cannot be
 * read now, and nothing is written over it.
 */
export interface StoreFault {
  readonly kind: 'unreadable' | 'partly-unreadable' | 'unusable';
  /** Of which file, and what is missing or why. */
  readonly detail: string;
}

/** Names in a problem; more are only counted. */
const MAX_NAMES = 5;

/** What a file holds, for a process that does not own it: nothing is written, renamed or copied. */
export function lookAt<T>(
  file: StoreFile<T>,
  initial: T,
): { readonly value: T; readonly fault: StoreFault | null } {
  try {
    return { value: file.read() ?? initial, fault: null };
  } catch (error) {
    if (!(error instanceof UnreadableStore)) throw error;
    const { fileName, path } = file;
    if (error.kind === 'unusable') {
      return { value: initial, fault: { kind: 'unusable', detail: `${fileName}: ${error.code}` } };
    }
    const salvaged = file.salvage();
    if (!salvaged) return { value: initial, fault: { kind: 'unreadable', detail: path } };
    const detail = `${namesOf(salvaged.lost)}: ${path}`;
    return { value: salvaged.value, fault: { kind: 'partly-unreadable', detail } };
  }
}

/**
 * The document of a plain store file, in memory. Only a damaged file is quarantined. With one that cannot be
 * read now the program goes on with the initial value, and each change tries to read it again first.
 */
export class StoredValue<T> {
  readonly #file: StoreFile<T>;
  readonly #initial: T;
  readonly #now: Date;
  #value: T;
  #fault: StoreFault | null = null;
  readonly #listeners = new ChangeListeners();
  /** Has a damaged file kept under another name; null once that is done. */
  #keep: (() => void) | null = null;

  constructor(file: StoreFile<T>, initial: T, now: Date) {
    this.#file = file;
    this.#initial = initial;
    this.#now = now;
    this.#value = initial;
    this.#read();
  }

  get value(): T {
    return this.#value;
  }

  get fault(): StoreFault | null {
    return this.#fault;
  }

  /**
   * Reads the file where it could not be read so far; to be called before a change is made up.
   *
   * @throws UnreadableStore where it still cannot be read, or not be kept: nothing may be written then.
   */
  refresh(): void {
    if (this.#fault?.kind === 'unusable') {
      this.#read();
      if (this.#fault?.kind === 'unusable')
        throw new UnreadableStore('unusable', this.#fault.detail);
      this.#listeners.notify();
    }
    try {
      this.#keep?.();
      this.#keep = null;
    } catch (error) {
      throw UnreadableStore.from(error);
    }
  }

  /** Called after each successful write, and after a read that succeeds at last. */
  onChange(listener: () => void): () => void {
    return this.#listeners.add(listener);
  }

  /** First the disk, then memory: what is shown is what was saved. @throws UnreadableStore */
  set(value: T): void {
    this.refresh();
    this.#file.write(value);
    this.#value = value;
    this.#listeners.notify();
  }

  #read(): void {
    try {
      this.#value = this.#file.read() ?? this.#initial;
      this.#fault = null;
    } catch (error) {
      if (!(error instanceof UnreadableStore)) throw error;
      if (error.kind !== 'unusable') this.#quarantine(this.#file.salvage());
      else {
        this.#fault = { kind: 'unusable', detail: `${this.#file.fileName}: ${error.code}` };
      }
    }
  }

  #quarantine(salvaged: Salvaged<T> | null): void {
    this.#value = salvaged?.value ?? this.#initial;
    const kind = salvaged ? 'partly-unreadable' : 'unreadable';
    const lost = salvaged ? `${namesOf(salvaged.lost)}: ` : '';
    // Where the folder takes no changes it stays where it is, until a change asks for its place.
    this.#fault = { kind, detail: lost + this.#file.path };
    this.#keep = () => {
      const aside = salvaged
        ? this.#file.quarantineCopy(this.#now)
        : this.#file.quarantine(this.#now);
      this.#fault = { kind, detail: lost + aside };
      if (salvaged) this.#file.write(salvaged.value);
    };
    try {
      this.#keep();
      this.#keep = null;
    } catch {
      // The fault reports it; see `refresh`.
    }
  }
}

const namesOf = (lost: readonly string[]): string => {
  const named = lost.slice(0, MAX_NAMES).map((name) => JSON.stringify(name));
  const more = lost.length > MAX_NAMES ? ', …' : '';
  return `${lost.length} (${named.join(', ')}${more})`;
};

const named = z.looseObject({ name: z.string().min(1).max(200) });

/** Keeps the good entries of a list, and tells the others by name, or by their number where they have none. */
export const salvageList =
  <T>(entry: z.ZodType<T>) =>
  (data: unknown): Salvaged<T[]> | null => {
    if (!Array.isArray(data)) return null;
    const value: T[] = [];
    const lost: string[] = [];
    data.forEach((given, index) => {
      const parsed = entry.safeParse(given);
      if (parsed.success) value.push(parsed.data);
      else lost.push(named.safeParse(given).data?.name ?? `#${index + 1}`);
    });
    return value.length > 0 ? { value, lost } : null;
  };
