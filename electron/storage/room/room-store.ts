import type { z } from 'zod';
import { type StoredRoom, storedRoomSchema } from '#contract/model/room.ts';
import type { RoomRepository } from '../room-ports.ts';
import { StoreFile } from '../store-file.ts';
import { StoredValue, type StoreFault } from '../stored-value.ts';

const contentSchema = storedRoomSchema.nullable();

/** The file of the room that this workstation is in. */
export const roomFile = (directory: string): StoreFile<z.infer<typeof contentSchema>> =>
  new StoreFile({ directory, name: 'room', version: 1, schema: contentSchema });

/** The room that this workstation is in, in `room.json`. SECURITY: its password is in the vault. */
export class RoomStore implements RoomRepository {
  readonly #stored: StoredValue<StoredRoom | null>;

  constructor(directory: string, now: Date) {
    this.#stored = new StoredValue(roomFile(directory), null, now);
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

  get(): StoredRoom | null {
    return this.#stored.value;
  }

  save(room: StoredRoom | null): void {
    this.refresh();
    this.#stored.set(contentSchema.parse(room));
  }
}
