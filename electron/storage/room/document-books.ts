import { z } from 'zod';
import {
  type BookRepository,
  CONFLICT_CAUSES,
  type DocumentBook,
  EMPTY_BOOK,
  type SharedKind,
} from '../document-ports.ts';
import { StoreFile } from '../store-file.ts';
import { StoredValue, type StoreFault } from '../stored-value.ts';

const bodySchema = z.record(z.string(), z.unknown());

const entrySchema = z.strictObject({
  localId: z.string(),
  revision: z.int().min(0),
  body: bodySchema.nullable(),
  local: bodySchema.nullable(),
  removed: z.boolean().optional(),
  sent: z.array(z.strictObject({ body: bodySchema, local: bodySchema.nullable() })).optional(),
  unread: z.boolean().optional(),
});

const conflictSchema = z.strictObject({
  id: z.string(),
  localId: z.string(),
  cause: z.enum(CONFLICT_CAUSES),
  name: z.string(),
  mine: bodySchema.nullable(),
  changedBy: z.string(),
  at: z.iso.datetime(),
});

const bookSchema: z.ZodType<DocumentBook> = z.strictObject({
  entries: z.record(z.string(), entrySchema),
  conflicts: z.array(conflictSchema),
});

const contentSchema = z.strictObject({
  /** The id of the room that the workstation was in last. */
  room: z.string().nullable(),
  /** By the room's id and the kind: what was agreed on with one room says nothing of another one. */
  rooms: z.record(z.string(), z.record(z.string(), bookSchema)),
});
type Content = z.infer<typeof contentSchema>;

/** What this workstation agreed on with its room, in `room-documents.json`. */
export class DocumentBooks implements BookRepository {
  readonly #stored: StoredValue<Content>;

  /** @param now dates a damaged file that is set aside */
  constructor(directory: string, now: Date) {
    const file = new StoreFile<Content>({
      ...{ directory, name: 'room-documents', version: 1, schema: contentSchema },
    });
    this.#stored = new StoredValue<Content>(file, { room: null, rooms: {} }, now);
  }

  get fault(): StoreFault | null {
    return this.#stored.fault;
  }

  onChange(listener: () => void): () => void {
    return this.#stored.onChange(listener);
  }

  /** Takes the books of a room. @throws UnreadableStore */
  enter(room: string): void {
    if (this.#stored.fault?.kind === 'unusable') this.#stored.refresh();
    if (this.#stored.value.room !== room) this.#stored.set({ ...this.#stored.value, room });
  }

  get(kind: SharedKind): DocumentBook {
    const { room, rooms } = this.#stored.value;
    return (room === null ? undefined : rooms[room]?.[kind]) ?? EMPTY_BOOK;
  }

  save(kind: SharedKind, book: DocumentBook): void {
    const { room, rooms } = this.#stored.value;
    if (room === null) return;
    const books = { ...rooms[room], [kind]: bookSchema.parse(book) };
    this.#stored.set({ room, rooms: { ...rooms, [room]: books } });
  }
}
