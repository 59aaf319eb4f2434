import type {
  BookRepository,
  DocumentBook,
  RoomDocuments,
  SharedKind,
} from '../../../storage/document-ports.ts';
import { type ConflictDecision, decided, withoutConflict } from './decide.ts';
import type { DocumentKind, LocalDocument } from './document-kind.ts';
import { sameContent } from './keep-unknown.ts';
import type { DeskSide, Merged, MergeFacts } from './merging.ts';
import { giveWay, noteRemovals, type Outgoing, outgoing, receive, written } from './sync.ts';

/** The desk's own store of one kind. */
export interface LocalDocuments<T> {
  /** Whether the store could be read: what cannot be read now must not count as removed. */
  readonly isReadable: boolean;
  list(): readonly T[];
  /** Whether it was given by its name, as by a provision file, since the program began. */
  replaces(id: string): boolean;
  /** Takes over what the room has; nothing or all. @throws UnreadableStore, VaultUnavailable */
  apply(put: readonly T[], remove: readonly string[]): void | Promise<void>;
  onChange(listener: () => void): () => void;
}

export interface DocumentSyncDependencies<T extends LocalDocument> {
  readonly of: SharedKind;
  readonly kind: DocumentKind<T>;
  readonly local: LocalDocuments<T>;
  readonly books: BookRepository;
  readonly room: RoomDocuments;
  newId(): string;
  /** ISO 8601, UTC. */
  at(): string;
  /** A removal could not be noted: the document comes back from the room. */
  onFault(error: unknown): void;
}

/** Rounds of one exchange: each settles at least one document, unless others change it meanwhile. */
const MOST_ROUNDS = 20;

/**
 * Keeps one kind of the desk's documents and the room's the same. Each step is on the disk before the next one, in an
 * order that a crash cannot turn into a change: what is set aside before the store is changed, and what was agreed on
 * after that.
 */
export class DocumentSync<T extends LocalDocument> {
  readonly #on: DocumentSyncDependencies<T>;
  #ids: ReadonlySet<string> = new Set();
  #isApplying = false;
  #stop: () => void = () => undefined;

  constructor(dependencies: DocumentSyncDependencies<T>) {
    this.#on = dependencies;
  }

  get book(): DocumentBook {
    return this.#on.books.get(this.#on.of);
  }

  /** Follows the desk's store, and calls `changed` after each change that the room has to hear of. */
  begin(changed: () => void): void {
    this.#ids = this.#idsNow();
    this.#stop = this.#on.local.onChange(() => {
      const before = this.#ids;
      this.#ids = this.#idsNow();
      if (this.#isApplying) return;
      try {
        this.#save(noteRemovals(this.book, before, this.#ids));
      } catch (error) {
        // The operator's change is on the disk by now, and must not be reported as one that failed.
        this.#on.onFault(error);
      }
      changed();
    });
  }

  stop(): void {
    this.#stop();
  }

  /**
   * Takes in what the room has, and tells the room what the desk has changed.
   *
   * @param mayWrite a viewer's desk only reads
   * @throws RoomProblem; UnreadableStore, VaultUnavailable. What was done is kept, and the rest is done the next time.
   */
  async exchange(mayWrite: boolean): Promise<void> {
    if (!this.#on.local.isReadable) return;
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      await this.#receive();
      if (!mayWrite || !(await this.#send())) return;
    }
  }

  /**
   * Does what a person has decided about a conflict. What then changes is a change of this desk like any other.
   *
   * @throws Refused with `not-found` or `name-taken`; UnreadableStore, VaultUnavailable. The conflict stays then.
   */
  async decide(conflictId: string, decision: ConflictDecision): Promise<void> {
    const { put, remove } = decided(this.#side(), conflictId, decision, this.#on.newId);
    if (put.length + remove.length > 0) await this.#on.local.apply(put, remove);
    this.#save(withoutConflict(this.book, conflictId));
  }

  async #receive(): Promise<void> {
    const { of, kind, room } = this.#on;
    const entries = Object.entries(this.book.entries);
    const known = new Map(entries.map(([id, { revision }]) => [id, revision]));
    const rows = await room.newerThan(of, known);
    await this.#commit(receive(kind, this.#side(), rows, this.#facts()));
  }

  /** False where nothing is left to be said. */
  async #send(): Promise<boolean> {
    const { of, kind, room } = this.#on;
    const { writes, ...before } = outgoing(of, kind, this.#side(), this.#facts());
    await this.#commit(before);
    const held: Outgoing[] = [];
    let isAgain = false;
    for (const write of writes) {
      const answer = await room.write(write);
      if (answer.kind === 'written') this.#save(written(this.book, write, answer.revision));
      if (answer.kind === 'name-taken') held.push(write);
      else isAgain = true;
    }
    if (held.length === 0 || isAgain) return isAgain;
    for (const write of held) {
      await this.#commit(giveWay(kind, this.#side(), write, this.#facts()));
    }
    return true;
  }

  async #commit({ book, put, remove }: Merged<T>): Promise<void> {
    if (put.length + remove.length > 0) {
      this.#save({ entries: withPlaces(this.book, book), conflicts: book.conflicts });
      this.#isApplying = true;
      try {
        await this.#on.local.apply(put, remove);
      } finally {
        this.#isApplying = false;
        this.#ids = this.#idsNow();
      }
    }
    this.#save(book);
  }

  #save(book: DocumentBook): void {
    if (!sameContent(book, this.book)) this.#on.books.save(this.#on.of, book);
  }

  #side(): DeskSide<T> {
    return { book: this.book, local: this.#on.local.list() };
  }

  #facts(): MergeFacts {
    const { newId, local } = this.#on;
    return { newId, at: this.#on.at(), replaces: (id) => local.replaces(id) };
  }

  #idsNow(): ReadonlySet<string> {
    const { local } = this.#on;
    return new Set(local.isReadable ? local.list().map(({ id }) => id) : []);
  }
}

/** What was agreed on so far, with a place for each document that comes: an operator may remove it at once. */
function withPlaces(before: DocumentBook, after: DocumentBook): DocumentBook['entries'] {
  const places = Object.entries(after.entries).map(([id, { localId }]) => {
    return [id, before.entries[id] ?? { localId, revision: 0, body: null, local: null }] as const;
  });
  return { ...before.entries, ...Object.fromEntries(places) };
}
