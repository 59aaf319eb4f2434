import type {
  DocumentBody,
  DocumentBook,
  DocumentEntry,
  DocumentWrite,
  RoomDocument,
  SentVersion,
  SharedKind,
} from '../../../storage/document-ports.ts';
import type { DocumentKind, LocalDocument } from './document-kind.ts';
import { sameContent, withChange } from './keep-unknown.ts';
import { type DeskSide, type Merged, type MergeFacts, Merging } from './merging.ts';

/** A change on its way to the room, with the desk's version that it carries. */
export interface Outgoing extends DocumentWrite {
  readonly local: DocumentBody | null;
}

/** Takes in what the room has. What the desk has changed meanwhile is set aside, and named. */
export function receive<T extends LocalDocument>(
  kind: DocumentKind<T>,
  side: DeskSide<T>,
  rows: readonly RoomDocument[],
  facts: MergeFacts,
): Merged<T> {
  const merging = new Merging(kind, side, facts);
  readAgain(merging);
  for (const row of rows) merging.take(row);
  restoreMissing(merging);
  merging.clearNames();
  return merging.result();
}

/** A later version of the program may understand by now what an earlier one did not. */
function readAgain<T extends LocalDocument>(merging: Merging<T>): void {
  for (const [id, entry] of merging.entries) {
    const { unread, body, revision, ...rest } = entry;
    if (!unread || !body || !merging.kind.toLocal(body, entry.localId)) continue;
    merging.entries.set(id, { ...rest, body, revision: revision - 1 });
    merging.take({ id, revision, body, deleted: false, changedBy: '' });
  }
}

/** A store that lost documents, as with a damaged file, has removed nothing: they come back. */
function restoreMissing<T extends LocalDocument>(merging: Merging<T>): void {
  for (const { localId, local, ...entry } of merging.entries.values()) {
    const current = merging.after.get(localId) ?? null;
    if (merging.standing({ localId, local, ...entry }, current) === 'missing') {
      merging.place(localId, local as T | null);
    }
  }
}

/** What the desk has changed since it agreed with the room, and the book that says so before it is sent. */
export function outgoing<T extends LocalDocument>(
  of: SharedKind,
  kind: DocumentKind<T>,
  side: DeskSide<T>,
  facts: MergeFacts,
): Merged<T> & { readonly writes: readonly Outgoing[] } {
  const merging = new Merging(kind, side, facts);
  addNew(merging);
  const writes: Outgoing[] = [];
  for (const [id, entry] of merging.entries) {
    const current = merging.after.get(entry.localId) ?? null;
    if (merging.standing(entry, current) !== 'changed') continue;
    if (entry.unread) {
      merging.setAside('newer', entry.localId, current, '');
      merging.place(entry.localId, entry.local as T | null);
      merging.entries.set(id, { ...entry, removed: undefined });
    } else if (current === null && entry.revision === 0 && !entry.sent) {
      merging.entries.delete(id);
    } else {
      const write = writeOf(of, kind, id, entry, current);
      writes.push(write);
      merging.entries.set(id, { ...entry, sent: withSent(entry, write) });
    }
  }
  // What is removed gives its name free.
  writes.sort((left, right) => Number(right.deleted) - Number(left.deleted));
  return { ...merging.result(), writes };
}

function addNew<T extends LocalDocument>({ kind, entries, after, facts }: Merging<T>): void {
  const known = new Set([...entries.values()].map(({ localId }) => localId));
  for (const document of after.values()) {
    if (known.has(document.id) || !kind.isShared(document)) continue;
    const id = entries.has(document.id) ? facts.newId() : document.id;
    entries.set(id, { localId: document.id, revision: 0, body: null, local: null });
  }
}

/** Versions whose answer was not heard that are remembered, at most. */
const MOST_SENT = 5;

function withSent({ sent = [] }: DocumentEntry, { body, local }: Outgoing): SentVersion[] {
  const others = sent.filter((version) => !sameContent(version, { body, local }));
  return [...others, { body, local }].slice(-MOST_SENT);
}

function writeOf<T extends LocalDocument>(
  of: SharedKind,
  kind: DocumentKind<T>,
  id: string,
  entry: DocumentEntry,
  current: T | null,
): Outgoing {
  const read = entry.local ?? (entry.body && kind.toLocal(entry.body, entry.localId));
  const before = read && kind.toRoom(read as T);
  const after = current && kind.toRoom(current);
  const changed = after && entry.body && before ? withChange(entry.body, before, after) : after;
  const body = changed ?? entry.body ?? {};
  return {
    ...{ kind: of, id, based: entry.revision, body, deleted: current === null },
    ...{ name: String(body.name ?? ''), local: current as DocumentBody | null },
  };
}

/** The room has taken a change. */
export function written(book: DocumentBook, write: Outgoing, revision: number): DocumentBook {
  const entry = book.entries[write.id];
  if (!entry || entry.revision >= revision) return book;
  const { sent: _, removed, ...rest } = entry;
  const agreed: DocumentEntry = {
    ...{ ...rest, revision, local: write.local, body: write.body },
    ...(removed && !write.deleted && { removed }),
  };
  return { ...book, entries: { ...book.entries, [write.id]: agreed } };
}

/** Notes which documents a person has removed, or brought back. */
export function noteRemovals(
  book: DocumentBook,
  before: ReadonlySet<string>,
  now: ReadonlySet<string>,
): DocumentBook {
  const entries = Object.entries(book.entries).map(([id, entry]) => {
    const { localId, removed = false } = entry;
    const isGone = !now.has(localId) && (removed || before.has(localId));
    return [id, isGone === removed ? entry : { ...entry, removed: isGone || undefined }] as const;
  });
  return { ...book, entries: Object.fromEntries(entries) };
}

/** The name of another document of the room keeps a change from it: the desk's version is set aside. */
export function giveWay<T extends LocalDocument>(
  kind: DocumentKind<T>,
  side: DeskSide<T>,
  write: Outgoing,
  facts: MergeFacts,
): Merged<T> {
  const merging = new Merging(kind, side, facts);
  const entry = merging.entries.get(write.id);
  if (!entry) return merging.result();
  merging.setAside('name', entry.localId, merging.after.get(entry.localId) ?? null, '');
  merging.place(entry.localId, entry.local as T | null);
  if (entry.revision === 0) merging.entries.delete(write.id);
  return merging.result();
}
