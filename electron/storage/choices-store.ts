import type { z } from 'zod';
import type { Observable, Recoverable } from './ports.ts';
import type { StoreFile } from './store-file.ts';
import { StoredValue, type StoreFault } from './stored-value.ts';

/** Choices of which each is there at any time: one document, of which a change replaces parts. */
export class ChoicesStore<T extends object> implements Observable, Recoverable {
  readonly #stored: StoredValue<T>;
  readonly #schema: z.ZodType<T>;

  /** @param initial until something is saved; @param now dates a damaged file that is set aside. */
  constructor(file: StoreFile<T>, schema: z.ZodType<T>, initial: T, now: Date) {
    this.#stored = new StoredValue(file, initial, now);
    this.#schema = schema;
  }

  get fault(): StoreFault | null {
    return this.#stored.fault;
  }

  refresh(): void {
    this.#stored.refresh();
  }

  onChange(listener: () => void): () => void {
    return this.#stored.onChange(listener);
  }

  get(): T {
    return this.#stored.value;
  }

  /** Replaces the given parts, each whole. @throws UnreadableStore; nothing is saved then. */
  save(changes: { readonly [K in keyof T]?: T[K] | undefined }): T {
    this.refresh();
    const given = Object.entries(changes).filter(([, value]) => value !== undefined);
    const choices = this.#schema.parse({ ...this.get(), ...Object.fromEntries(given) });
    this.#stored.set(choices);
    return choices;
  }
}
