import { administrationOf } from '../storage/postgres/administration.ts';
import type { RoomAccess } from '../storage/postgres/connect.ts';
import { parseProvisionRoom } from '../storage/provision.ts';
import { givenRoom } from '../storage/provision-room.ts';
import { roomFile } from '../storage/room/room-store.ts';
import type { RoomAdministration } from '../storage/room-ports.ts';
import { lookAt } from '../storage/stored-value.ts';
import type { KeyStore } from '../storage/vault/key-store.ts';
import { createVault } from '../storage/vault/vault.ts';
import { accessOf } from './room-access.ts';

export interface ReadRoomOptions {
  readonly userData: string;
  /** Asked for the key of the vault, where the room is the stored one. */
  readonly keyStore: () => KeyStore;
  /** A provision file; null for the stored room. */
  readonly content: string | null;
  readonly now: Date;
}

/** The room to administer. `notices`: sentences for a person. */
export type FoundRoom =
  | {
      readonly kind: 'found';
      readonly administration: RoomAdministration;
      readonly notices: readonly string[];
    }
  | { readonly kind: 'missing'; readonly locked: boolean; readonly notices: readonly string[] };

const missing = (...notices: string[]): FoundRoom => ({ kind: 'missing', locked: false, notices });
const found = (access: RoomAccess, ...notices: string[]): FoundRoom => ({
  ...{ kind: 'found', administration: administrationOf(access), notices },
});

const ONLY_ROOM =
  'Only the room of the file is used: nothing else of it is imported. Import it without the options of a room.';

/** Reads the room of a provision file, else the one that is stored; nothing is written. */
export async function readRoom(options: ReadRoomOptions): Promise<FoundRoom> {
  return options.content === null ? await storedRoom(options) : roomIn(options.content);
}

function roomIn(content: string): FoundRoom {
  const parsed = parseProvisionRoom(content);
  if (!parsed.ok) return missing(...parsed.problems);
  if (parsed.room === null) return missing('$.room: the file names no room');
  const read = givenRoom(parsed.room);
  if (!read.ok) return missing(read.problem);
  const { address, password } = read.given;
  return found({ ...address, password }, ...(parsed.hasMore ? [ONLY_ROOM] : []));
}

async function storedRoom({ userData, keyStore, now }: ReadRoomOptions): Promise<FoundRoom> {
  const { value: stored, fault } = lookAt(roomFile(userData), null);
  if (fault) return missing(`The room cannot be read: ${fault.detail}.`);
  if (!stored) {
    return missing(
      'This computer is in no room: name one with --provision=<file with "room">. Nothing was done.',
    );
  }
  if (stored.passwordless) return found({ ...stored.address, password: '' });
  const vault = createVault({
    ...{ directory: userData, keyStore: keyStore(), now },
    access: 'look',
    monotonic: () => performance.now(),
    onFault: () => undefined,
  });
  await vault.open();
  const access = accessOf(stored, vault.roomLogin());
  if (access) return found(access);
  return {
    ...{ kind: 'missing', locked: true },
    notices: [
      'The password of the room cannot be used now: the vault is locked, or does not have it. Nothing was done.',
    ],
  };
}
