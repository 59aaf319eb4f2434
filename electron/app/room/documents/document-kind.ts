import type { DocumentBody } from '../../../storage/document-ports.ts';

/** A document as a desk's own store has it. */
export interface LocalDocument {
  readonly id: string;
  readonly name: string;
}

/** How one kind of documents is shared. */
export interface DocumentKind<T extends LocalDocument> {
  /** Whether a document that the room does not know is meant for it. */
  isShared(document: T): boolean;
  /** What the room is given: without the id, and with the room's ids of other documents. */
  toRoom(document: T): DocumentBody;
  /** The document under an id of this desk; null where this version does not understand it. */
  toLocal(body: DocumentBody, id: string): T | null;
  /** What two versions must have in common to be the same one. */
  essence(document: T): unknown;
}
