import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { StoreFile } from './store-file.ts';
import { StoredValue } from './stored-value.ts';
import type { UpdateNotes, UpdateNotesRepository } from './update-ports.ts';

const notesSchema = z.strictObject({
  installation: z.uuid(),
  checkedAt: z.iso.datetime().nullable(),
  toldVersion: z.string().max(100).nullable(),
  installing: z.string().max(100).nullable(),
});

/** `updates.json`: made at its first change, so that a desk without updates has no such file. */
export class UpdateNotesStore implements UpdateNotesRepository {
  readonly #stored: StoredValue<UpdateNotes>;
  /** What could not be saved; it holds all the same. */
  #unsaved: UpdateNotes | null = null;

  constructor(directory: string, now: Date) {
    const file = new StoreFile({ directory, name: 'updates', version: 1, schema: notesSchema });
    const first = {
      installation: randomUUID(),
      checkedAt: null,
      toldVersion: null,
      installing: null,
    };
    this.#stored = new StoredValue<UpdateNotes>(file, first, now);
  }

  get(): UpdateNotes {
    return this.#unsaved ?? this.#stored.value;
  }

  save(changes: Partial<UpdateNotes>): void {
    const notes = { ...this.get(), ...changes };
    try {
      this.#stored.refresh();
      this.#stored.set(notes);
      this.#unsaved = null;
    } catch {
      this.#unsaved = notes;
    }
  }
}
