import { z } from 'zod';
import type { WindowPlaceRepository } from './ports.ts';
import { StoreFile } from './store-file.ts';
import { StoredValue } from './stored-value.ts';

/** Farther than any desktop reaches; a number beyond it is no place. */
const FAR = 100_000;
const coordinate = z.int().min(-FAR).max(FAR);
const length = z.int().min(1).max(FAR);

export const windowPlaceSchema = z.strictObject({
  bounds: z.strictObject({ x: coordinate, y: coordinate, width: length, height: length }),
  maximized: z.boolean(),
  display: z.strictObject({ id: z.number(), x: coordinate, y: coordinate }),
});
export type StoredPlace = z.infer<typeof windowPlaceSchema>;

/** Where the window was when it was last seen, in `window.json`. */
export class WindowPlaceStore implements WindowPlaceRepository<StoredPlace> {
  readonly #stored: StoredValue<StoredPlace | null>;

  /** A damaged file is quarantined like every other: a place is lost, and nothing is overwritten. */
  constructor(directory: string, now: Date) {
    const file = new StoreFile({
      directory,
      name: 'window',
      version: 1,
      schema: windowPlaceSchema.nullable(),
    });
    this.#stored = new StoredValue<StoredPlace | null>(file, null, now);
  }

  onChange(listener: () => void): () => void {
    return this.#stored.onChange(listener);
  }

  get(): StoredPlace | null {
    return this.#stored.value;
  }

  save(place: StoredPlace): void {
    this.#stored.set(windowPlaceSchema.parse(place));
  }
}
