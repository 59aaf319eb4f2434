import { randomUUID } from 'node:crypto';
import type { DocumentKind, LocalDocument } from '../app/room/documents/document-kind.ts';
import { DocumentSync, type LocalDocuments } from '../app/room/documents/document-sync.ts';
import { presetKind, scheduleKind } from '../app/room/documents/kinds.ts';
import {
  type KnownConflict,
  SharedDocumentsService,
} from '../app/room/documents/shared-documents.ts';
import type { SharedKind } from '../storage/document-ports.ts';
import type { Observable, Recoverable } from '../storage/ports.ts';
import type { RoomLink } from '../storage/postgres/room-link.ts';
import { SharedDocuments } from '../storage/postgres/shared-documents.ts';
import { DocumentBooks } from '../storage/room/document-books.ts';
import type { RoomFeed } from '../storage/room-ports.ts';
import type { Persistence } from './persistence.ts';

export interface RoomDocumentsOptions {
  readonly userData: string;
  readonly room: RoomFeed & Pick<RoomLink, 'run'>;
  readonly stores: Pick<Persistence, 'presets' | 'schedules'>;
  onConflicts(conflicts: readonly KnownConflict[]): void;
  onFault(error: unknown): void;
  readonly againMs?: number;
}

interface Store<T> extends Observable, Recoverable {
  list(): readonly T[];
  replaces(id: string): boolean;
  takeOver(put: readonly T[], remove: readonly string[]): void;
}

/** What this workstation shares with its room. To be loaded by a workstation that is in one. */
export function createRoomDocuments(options: RoomDocumentsOptions): SharedDocumentsService {
  const { userData, room, stores, onFault } = options;
  const { presets, schedules } = stores;
  const books = new DocumentBooks(userData, new Date());
  const documents = new SharedDocuments(room);
  const syncOf = <T extends LocalDocument>(
    of: SharedKind,
    kind: DocumentKind<T>,
    store: Store<T>,
  ) => {
    const local: LocalDocuments<T> = localOf(store);
    const outside = { newId: randomUUID, at: () => new Date().toISOString(), onFault };
    const sync = new DocumentSync({ of, kind, local, books, room: documents, ...outside });
    return { kind: of, sync };
  };
  const isSharedPreset = (id: string) => {
    const preset = presets.find(id);
    return preset !== undefined && presetKind.isShared(preset);
  };
  return new SharedDocumentsService({
    ...options,
    feed: room,
    enter: (roomId) => books.enter(roomId),
    kinds: [
      syncOf('preset', presetKind, presets),
      syncOf(
        'schedule',
        scheduleKind(() => books.get('preset'), isSharedPreset),
        schedules,
      ),
    ],
  });
}

const localOf = <T>(store: Store<T>): LocalDocuments<T> => ({
  get isReadable() {
    return store.fault?.kind !== 'unusable';
  },
  list: () => store.list(),
  replaces: (id) => store.replaces(id),
  apply: (put, remove) => store.takeOver(put, remove),
  onChange: (listener) => store.onChange(listener),
});
