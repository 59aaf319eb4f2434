import { z } from 'zod';
import { readOrSetAside, StoreFile } from './store-file.ts';

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
export class WindowPlaceStore {
  readonly #file: StoreFile<StoredPlace | null>;
  #place: StoredPlace | null;

  /** An unreadable file is put aside like every other: a place is lost, and nothing is overwritten. */
  constructor(directory: string, now: Date) {
    this.#file = new StoreFile({
      directory,
      name: 'window',
      version: 1,
      schema: windowPlaceSchema.nullable(),
    });
    this.#place = readOrSetAside(this.#file, null, now).value;
  }

  get(): StoredPlace | null {
    return this.#place;
  }

  save(place: StoredPlace): void {
    this.#file.write(windowPlaceSchema.parse(place));
    this.#place = place;
  }
}
