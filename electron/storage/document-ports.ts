/** The kinds of documents that the desks of a room share, in the order in which they refer to each other. */
export const DOCUMENT_KINDS = ['account', 'preset', 'schedule'] as const;
export type SharedKind = (typeof DOCUMENT_KINDS)[number];

/** What a document says, as JSON: with what a newer desk has put into it. */
export type DocumentBody = Readonly<Record<string, unknown>>;

/** A document as the room has it. One that was removed stays, with what it said last. */
export interface RoomDocument {
  readonly id: string;
  /** Counts the changes of this document, from 1. */
  readonly revision: number;
  readonly body: DocumentBody;
  readonly deleted: boolean;
  /** The person who changed it last, as the room names them. */
  readonly changedBy: string;
}

/** One change of a document, for the room. */
export interface DocumentWrite {
  readonly kind: SharedKind;
  readonly id: string;
  /** The revision that the change is based on; 0 where the document is new to the room. */
  readonly based: number;
  /** What no other document of its kind may be called. */
  readonly name: string;
  readonly body: DocumentBody;
  readonly deleted: boolean;
}

/** `stale`: the room has another revision by now. `name-taken`: by another document. Nothing was written then. */
export type WriteAnswer =
  | { readonly kind: 'written'; readonly revision: number }
  | { readonly kind: 'stale' }
  | { readonly kind: 'name-taken' };

/** The documents in the room. Every method throws RoomProblem. */
export interface RoomDocuments {
  /** Those of which the room has a later revision than `known` names, or which it does not name; at one moment. */
  newerThan(kind: SharedKind, known: ReadonlyMap<string, number>): Promise<RoomDocument[]>;
  write(write: DocumentWrite): Promise<WriteAnswer>;
}

/** A version of this desk as it left for the room; its `local` is null where the document was removed. */
export interface SentVersion {
  readonly body: DocumentBody;
  readonly local: DocumentBody | null;
}

/** What this desk and the room agreed on last about one document. */
export interface DocumentEntry {
  /** Its id in the desk's own store: runs and schedules of this desk know it by that. */
  readonly localId: string;
  /** Of the room; 0 where it has not been there yet. */
  readonly revision: number;
  /** As the room has it, a removed one as it was last; null where it has not been there yet. */
  readonly body: DocumentBody | null;
  /** As the desk's store had it then; null for not at all. */
  readonly local: DocumentBody | null;
  /** A person has removed it here, and the room does not know of it yet. */
  readonly removed?: boolean | undefined;
  /** What may be on its way to the room, written down before it leaves: an answer can be lost. The newest last. */
  readonly sent?: readonly SentVersion[] | undefined;
  /** A newer version of the program wrote it, and this one does not understand it. */
  readonly unread?: boolean | undefined;
}

/**
 * Why a version of this desk was set aside. `changed`: both sides changed it. `removed-here`, `removed-there`: one
 * side removed it, the other changed it. `name`: another document of the room has its name. `newer`: the room's
 * version needs a newer program.
 */
export const CONFLICT_CAUSES = [
  'changed',
  'removed-here',
  'removed-there',
  'name',
  'newer',
] as const;
export type ConflictCause = (typeof CONFLICT_CAUSES)[number];

/** A version of this desk that did not become the room's, until a person decides. */
export interface DocumentConflict {
  readonly id: string;
  /** In the desk's own store. */
  readonly localId: string;
  readonly cause: ConflictCause;
  /** The document's name, as the desk had it. */
  readonly name: string;
  /** What the desk had; null where it had removed the document. */
  readonly mine: DocumentBody | null;
  /** Who made the room's version. */
  readonly changedBy: string;
  /** When it was noticed, ISO 8601 in UTC. */
  readonly at: string;
}

/** What a desk knows of one kind of the room's documents, by their ids in the room. */
export interface DocumentBook {
  readonly entries: Readonly<Record<string, DocumentEntry>>;
  readonly conflicts: readonly DocumentConflict[];
}

export const EMPTY_BOOK: DocumentBook = { entries: {}, conflicts: [] };

/** Keeps the books on the disk. */
export interface BookRepository {
  get(kind: SharedKind): DocumentBook;
  /** @throws UnreadableStore; nothing is kept then. */
  save(kind: SharedKind, book: DocumentBook): void;
}
