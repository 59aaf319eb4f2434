import type { ConflictDecision } from '../../../electron/app/room/documents/decide.ts';
import type { DocumentKind } from '../../../electron/app/room/documents/document-kind.ts';
import {
  DocumentSync,
  type LocalDocuments,
} from '../../../electron/app/room/documents/document-sync.ts';
import { sameContent } from '../../../electron/app/room/documents/keep-unknown.ts';
import {
  type BookRepository,
  type DocumentBook,
  type DocumentWrite,
  EMPTY_BOOK,
  type RoomDocuments,
} from '../../../electron/storage/document-ports.ts';
import type { MemoryRoom } from './memory-room.ts';

/** A document of the tests. `extra` is known to newer desks only. */
export interface Note {
  readonly id: string;
  readonly name: string;
  readonly value: number;
  readonly extra?: number;
}

/** What goes wrong during one exchange: at which step of the disk or of the network. */
export type Mishap =
  | { readonly kind: 'none' }
  | { readonly kind: 'cut' | 'lost-answer'; readonly at: number }
  | { readonly kind: 'crash'; readonly at: number };

class Crash extends Error {}

export const noteKind = (isNewer: boolean): DocumentKind<Note> => ({
  isShared: () => true,
  toRoom: ({ id: _, ...body }) => body,
  toLocal({ name, value, extra, ...others }, id) {
    if (typeof name !== 'string' || typeof value !== 'number') return null;
    if (Object.keys(others).length > 0) return null;
    return { id, name, value, ...(isNewer && typeof extra === 'number' && { extra }) };
  },
  essence: (note) => note,
});

/** A desk with its store and its books on a disk in memory, which live through a crash. */
export class Desk {
  readonly room: MemoryRoom;
  readonly name: string;
  readonly isNewer: boolean;
  /** Everything that its store has ever held. */
  readonly stood = new Set<string>();
  notes: readonly Note[] = [];
  /** Ids of what a provision file has given. */
  readonly provisioned = new Set<string>();
  /** What broke a promise. */
  readonly broken: string[] = [];
  #book: DocumentBook = EMPTY_BOOK;
  #sync: DocumentSync<Note>;
  #listeners = new Set<() => void>();
  #steps = 0;
  #mishap: Mishap = { kind: 'none' };
  #during: (() => void) | null = null;
  #removedByPerson = new Set<string>();
  #made = 0;

  constructor(room: MemoryRoom, name: string, isNewer = false) {
    this.room = room;
    this.name = name;
    this.isNewer = isNewer;
    this.#sync = this.#started();
  }

  get book(): DocumentBook {
    return this.#book;
  }

  /** An operator's change. */
  save(notes: readonly Note[]): void {
    const before = new Set(this.#removedByPerson);
    for (const { id } of this.notes) {
      if (!notes.some((note) => note.id === id)) this.#removedByPerson.add(id);
    }
    for (const { id } of notes) this.#removedByPerson.delete(id);
    try {
      this.#set(notes);
    } catch (error) {
      // The process ended before it could note who removed something: that comes back.
      this.#removedByPerson = before;
      throw error;
    }
  }

  newId(): string {
    this.#made += 1;
    return `${this.name}-${this.#made}`;
  }

  /** @param during an operator's change while the first question to the room is under way */
  async exchange(mishap: Mishap = { kind: 'none' }, during: (() => void) | null = null) {
    [this.#steps, this.#mishap, this.#during] = [0, mishap, during];
    try {
      await this.#sync.exchange(true);
    } catch (error) {
      if (error instanceof Crash) this.restart();
      else if (!(error instanceof Error && error.message === 'away')) throw error;
    }
    this.#mishap = { kind: 'none' };
  }

  /** A person decides about the one conflict that there is. */
  async decide(decision: ConflictDecision): Promise<void> {
    const [conflict] = this.#book.conflicts;
    await this.#sync.decide(conflict?.id ?? '', decision);
  }

  /** The store loses everything, as with a damaged file, while the program does not run. */
  loseStore(): void {
    this.#sync.stop();
    this.notes = [];
    this.#sync = this.#started();
  }

  restart(): void {
    this.#sync.stop();
    this.#sync = this.#started();
  }

  #started(): DocumentSync<Note> {
    const sync = new DocumentSync<Note>({
      of: 'preset',
      kind: noteKind(this.isNewer),
      local: this.#local(),
      books: this.#books(),
      room: this.#network(),
      newId: () => this.newId(),
      at: () => '2026-01-01T00:00:00.000Z',
      onFault: (error) => {
        throw error;
      },
    });
    sync.begin(() => undefined);
    return sync;
  }

  #step(): void {
    this.#steps += 1;
    if (this.#mishap.kind === 'crash' && this.#mishap.at === this.#steps) throw new Crash();
  }

  #books(): BookRepository {
    return {
      get: () => this.#book,
      save: (_kind, book) => {
        this.#step();
        this.#book = structuredClone(book);
      },
    };
  }

  #local(): LocalDocuments<Note> {
    return {
      isReadable: true,
      list: () => this.notes,
      replaces: (id) => this.provisioned.has(id),
      apply: (put, remove) => {
        this.#step();
        const kept = this.notes.filter(({ id }) => !remove.includes(id));
        const changed = kept.map((note) => put.find(({ id }) => id === note.id) ?? note);
        const added = put.filter(({ id }) => !kept.some((note) => note.id === id));
        this.#checkNothingLost([...put.map(({ id }) => id), ...remove]);
        for (const { id } of put) this.#removedByPerson.delete(id);
        this.#set([...changed, ...added]);
      },
      onChange: (listener) => {
        this.#listeners.add(listener);
        return () => this.#listeners.delete(listener);
      },
    };
  }

  /** A version that the room has never had, and an operator's removal, are kept as a conflict before they go. */
  #checkNothingLost(ids: readonly string[]): void {
    for (const id of ids) {
      const note = this.notes.find((one) => one.id === id) ?? null;
      if (note === null && !this.#removedByPerson.has(id)) continue;
      const isKept = this.#book.conflicts.some(
        ({ localId, mine }) => localId === id && sameContent(mine, note),
      );
      if (isKept || (note && this.#wasInRoom(note))) continue;
      if (note === null && this.#isRemovedInRoom(id)) continue;
      this.broken.push(`${this.name} lost ${JSON.stringify(note ?? `the removal of ${id}`)}`);
    }
  }

  #wasInRoom(note: Note): boolean {
    const kind = noteKind(this.isNewer);
    return this.room.accepted.some(({ body }) => sameContent(kind.toLocal(body, note.id), note));
  }

  /** The room heard of the removal, and another desk has brought the document back. */
  #isRemovedInRoom(localId: string): boolean {
    const known = Object.entries(this.#book.entries).find(([, one]) => one.localId === localId);
    return this.room.accepted.some(({ id, deleted }) => id === known?.[0] && deleted);
  }

  #network(): RoomDocuments {
    let calls = 0;
    const passing = async <T>(work: () => Promise<T>): Promise<T> => {
      await Promise.resolve();
      this.#during?.();
      this.#during = null;
      this.#step();
      const mishap = this.#mishap;
      if (this.#steps === 1) calls = 0;
      calls += 1;
      if (mishap.kind === 'cut' && calls >= mishap.at) throw new Error('away');
      const answer = await work();
      if (mishap.kind === 'lost-answer' && calls >= mishap.at) throw new Error('away');
      this.#step();
      return answer;
    };
    return {
      newerThan: (kind, known) => passing(() => this.room.newerThan(kind, known)),
      write: (write) =>
        passing(() => {
          this.#checkBase(write);
          return this.room.write(write);
        }),
    };
  }

  /** What a change replaces has stood at this desk: its operator could see it. And what is not known stays. */
  #checkBase({ id, based, body }: DocumentWrite): void {
    const row = this.room.rows.get(id);
    if (!row || row.revision !== based) return;
    const entry = this.#book.entries[id];
    const note = noteKind(this.isNewer).toLocal(row.body, entry?.localId ?? id);
    if (!row.deleted && !this.stood.has(JSON.stringify(note))) {
      this.broken.push(`${this.name} overwrote ${JSON.stringify(row.body)} unseen`);
    }
    if (!this.isNewer && row.body.extra !== body.extra) {
      this.broken.push(`${this.name} changed what it does not know`);
    }
  }

  #set(notes: readonly Note[]): void {
    this.notes = structuredClone(notes);
    const kind = noteKind(this.isNewer);
    for (const note of notes) {
      this.stood.add(JSON.stringify(kind.toLocal(kind.toRoom(note), note.id)));
    }
    for (const listener of [...this.#listeners]) listener();
  }
}
