import { nameForm, sameName } from '#contract/model/name.ts';
import type {
  ConflictCause,
  DocumentBody,
  DocumentBook,
  DocumentConflict,
  DocumentEntry,
  RoomDocument,
} from '../../../storage/document-ports.ts';
import type { DocumentKind, LocalDocument } from './document-kind.ts';
import { sameContent } from './keep-unknown.ts';

/** What a desk has of one kind: its own store, and what it agreed on with the room. */
export interface DeskSide<T> {
  readonly book: DocumentBook;
  readonly local: readonly T[];
}

/** What becomes of the desk's side. */
export interface Merged<T> {
  readonly book: DocumentBook;
  /** Documents to be put into the desk's store, each in the place of the one of its id. */
  readonly put: readonly T[];
  /** Ids of documents to be taken out of it. */
  readonly remove: readonly string[];
}

/** What a merge takes from outside. */
export interface MergeFacts {
  newId(): string;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** Whether a document was given by its name, to replace the one that has it: in the room as well. */
  replaces(localId: string): boolean;
}

/** `missing`: it is not in the store, and no person has removed it: the store has lost it. */
export type Standing = 'same' | 'changed' | 'missing';

/** A version that this desk has sent, and of which it heard no answer. */
const ourVersion = ({ sent = [] }: DocumentEntry, { deleted, body }: RoomDocument) =>
  sent.find((version) => (version.local === null) === deleted && sameContent(version.body, body));

/** The desk's side while it takes in what the room has. Nothing of the desk is dropped: see `setAside`. */
export class Merging<T extends LocalDocument> {
  readonly entries: Map<string, DocumentEntry>;
  readonly after: Map<string, T>;
  readonly kind: DocumentKind<T>;
  readonly facts: MergeFacts;
  readonly #before: ReadonlyMap<string, T>;
  #conflicts: DocumentConflict[];

  constructor(kind: DocumentKind<T>, { book, local }: DeskSide<T>, facts: MergeFacts) {
    this.kind = kind;
    this.facts = facts;
    this.entries = new Map(Object.entries(book.entries));
    this.#conflicts = [...book.conflicts];
    this.#before = new Map(local.map((document) => [document.id, document]));
    this.after = new Map(this.#before);
  }

  isSame(left: T | DocumentBody | null, right: T | DocumentBody | null): boolean {
    const essence = (side: T | DocumentBody | null) => side && this.kind.essence(side as T);
    return sameContent(essence(left), essence(right));
  }

  standing(entry: DocumentEntry | undefined, current: T | null): Standing {
    if (current === null && entry?.removed) return 'changed';
    if (this.isSame(entry?.local ?? null, current)) return 'same';
    return current === null ? 'missing' : 'changed';
  }

  /** Takes one document of the room in. */
  take(row: RoomDocument): void {
    const entry = this.entries.get(row.id);
    if (entry && row.revision <= entry.revision) return;
    const { body, revision } = row;
    const ours = entry && row.revision === entry.revision + 1 ? ourVersion(entry, row) : undefined;
    if (entry && ours) {
      const { sent: _, ...rest } = entry;
      this.entries.set(row.id, { ...rest, revision, body, local: ours.local });
      return;
    }
    const localId = entry?.localId ?? this.#placeFor(row);
    if (row.deleted && !entry) {
      // A document of this desk with that id is one that the room may have again.
      this.entries.set(row.id, { localId, revision, body, local: null });
      return;
    }
    this.#accept(row, { localId, entry });
  }

  /** Lets go of what has the name of a document of the room: the desk's stores know things by their names. */
  clearNames(): void {
    for (let clash = this.#clash(); clash; clash = this.#clash()) {
      const entry = this.#entryOf(clash.id);
      this.setAside('name', clash.id, clash, '');
      this.place(clash.id, (entry?.local ?? null) as T | null);
    }
  }

  place(id: string, document: T | null): void {
    if (document === null) this.after.delete(id);
    else this.after.set(id, document);
  }

  /** Keeps the desk's version for a person to decide on. */
  setAside(cause: ConflictCause, localId: string, mine: T | null, changedBy: string): void {
    const known = this.#conflicts.some(
      (conflict) => conflict.localId === localId && this.isSame(conflict.mine, mine),
    );
    if (known) return;
    const name = mine?.name ?? this.#nameOf(localId);
    this.#conflicts.push({
      ...{ id: this.facts.newId(), localId, cause, name },
      ...{ mine: mine as DocumentBody | null, changedBy, at: this.facts.at },
    });
  }

  /** What becomes of the desk's side. A conflict whose version stands by now is none any more. */
  result(): Merged<T> {
    const conflicts = this.#conflicts.filter(
      ({ localId, mine }) => !this.isSame(mine, this.after.get(localId) ?? null),
    );
    const put = [...this.after.values()].filter(
      (document) => !sameContent(document, this.#before.get(document.id)),
    );
    const remove = [...this.#before.keys()].filter((id) => !this.after.has(id));
    return { book: { entries: Object.fromEntries(this.entries), conflicts }, put, remove };
  }

  #accept(
    row: RoomDocument,
    { localId, entry }: { localId: string; entry: DocumentEntry | undefined },
  ): void {
    const current = this.after.get(localId) ?? null;
    const { body } = row;
    const theirs = row.deleted ? null : this.kind.toLocal(body, localId);
    const isUnread = !row.deleted && theirs === null;
    const isChanged = this.standing(entry, current) === 'changed';
    const base = { localId, revision: row.revision, body };
    if (isUnread) {
      // What the desk has goes on to be used: a preset that cannot be started helps no operator.
      if (isChanged) this.setAside('newer', localId, current, row.changedBy);
      this.entries.set(row.id, { ...base, local: current as DocumentBody | null, unread: true });
      return;
    }
    const isFirst = (entry?.revision ?? 0) === 0;
    if (isFirst && current && theirs && this.facts.replaces(localId)) {
      // A change of this desk by now, which the room is told of.
      this.entries.set(row.id, { ...base, local: theirs as unknown as DocumentBody });
      return;
    }
    if (isChanged && !this.isSame(current, theirs)) {
      const cause = current === null ? 'removed-here' : theirs === null ? 'removed-there' : null;
      this.setAside(cause ?? 'changed', localId, current, row.changedBy);
    }
    this.entries.set(row.id, { ...base, local: theirs as DocumentBody | null });
    this.place(localId, theirs);
  }

  /** Which document of this desk is the room's: the one of its name, else the one of its id. */
  #placeFor(row: RoomDocument): string {
    const taken = new Set([...this.entries.values()].map(({ localId }) => localId));
    const { name } = row.body;
    const namesake =
      row.deleted || typeof name !== 'string'
        ? undefined
        : [...this.after.values()].find((one) => !taken.has(one.id) && sameName(one.name, name));
    return namesake?.id ?? (taken.has(row.id) ? this.facts.newId() : row.id);
  }

  #entryOf(localId: string): DocumentEntry | undefined {
    return [...this.entries.values()].find((entry) => entry.localId === localId);
  }

  #nameOf(localId: string): string {
    const { local, body } = this.#entryOf(localId) ?? {};
    return String(local?.name ?? body?.name ?? '');
  }

  /** A document that is not the room's, or not as the room has it, with the name of another one. */
  #clash(): T | undefined {
    const counts = new Map<string, number>();
    for (const { name } of this.after.values()) {
      counts.set(nameForm(name), (counts.get(nameForm(name)) ?? 0) + 1);
    }
    return [...this.after.values()].find(
      (document) =>
        (counts.get(nameForm(document.name)) ?? 0) > 1 &&
        this.standing(this.#entryOf(document.id), document) === 'changed',
    );
  }
}
