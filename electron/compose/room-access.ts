import type { RoomLogin, StoredRoom } from '#contract/model/room.ts';
import type { RoomAccess } from '../storage/postgres/connect.ts';

/**
 * How to get into the stored room; null where its password is not there.
 * SECURITY: a password goes where it was entered for, whatever the file of the room says by now.
 */
export function accessOf(
  { address, passwordless }: StoredRoom,
  login: RoomLogin | null,
): RoomAccess | null {
  if (passwordless) return { ...address, password: '' };
  const isSame =
    login?.host === address.host && login.port === address.port && login.user === address.user;
  return isSame ? { ...address, password: login.password } : null;
}
