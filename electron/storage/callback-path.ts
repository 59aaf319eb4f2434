import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { CallbackPathRepository } from './ports.ts';
import { StoreFile } from './store-file.ts';
import { StoredValue } from './stored-value.ts';

/** 128 bits cannot be guessed; as hex they survive every console and proxy. */
const RANDOM_BYTES = 16;

/** The random part of the address that ZEGO posts to, in `callbacks.json`: made at its first use, then the same. */
export class CallbackPathStore implements CallbackPathRepository {
  readonly #stored: StoredValue<string | null>;

  constructor(directory: string, now: Date) {
    const file = new StoreFile({
      directory,
      name: 'callbacks',
      version: 1,
      schema: z
        .string()
        .regex(/^[0-9a-f]{32}$/)
        .nullable(),
    });
    this.#stored = new StoredValue<string | null>(file, null, now);
  }

  get(): string {
    const known = this.#stored.value;
    if (known !== null) return known;
    const made = randomBytes(RANDOM_BYTES).toString('hex');
    this.#stored.set(made);
    return made;
  }
}
