import type { RoomAddress, RoomLogin } from '#contract/model/room.ts';
import type { RoomAccess } from '../storage/postgres/connect.ts';

/**
 * How to get into the stored room; null where its password is not there.
 * SECURITY: a password goes where it was entered for, whatever the file of the room says by now.
 */
export function accessOf(address: RoomAddress, login: RoomLogin | null): RoomAccess | null {
  const isSame =
    login?.host === address.host && login.port === address.port && login.user === address.user;
  return isSame ? { ...address, password: login.password } : null;
}
