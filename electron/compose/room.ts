import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { isDeepStrictEqual } from 'node:util';
import { RoomMembership } from '../app/room/room-membership.ts';
import type { RoomAccess } from '../storage/postgres/connect.ts';
import type { DeskRegister } from '../storage/postgres/desk-register.ts';
import { RoomClient } from '../storage/postgres/room-client.ts';
import { RoomStore } from '../storage/room/room-store.ts';
import { type RoomDesks, RoomProblem } from '../storage/room-ports.ts';
import type { ComposeOptions } from './options.ts';
import type { Persistence } from './persistence.ts';
import { accessOf } from './room-access.ts';
import { createRoomSharing, type RoomSharing } from './room-sharing.ts';

/** The control room, as far as this workstation is in one. */
export interface Room {
  readonly membership: RoomMembership;
  /** What stores something in the room asks through this. */
  readonly client: RoomClient;
  readonly desks: RoomDesks;
  /** Conflicts of what the room shares. */
  readonly documents: Pick<RoomSharing, 'conflicts' | 'decide'>;
  /** This workstation in the room; null where it is in none. */
  own(): { readonly id: string; readonly name: string } | null;
  close(): Promise<void>;
}

/** Goes into the stored room once its password can be used, and follows every change of either. */
export function createRoom(options: ComposeOptions, persistence: Persistence): Room {
  const { userData, version, log } = options;
  const { vault, clock } = persistence;
  const rooms = new RoomStore(userData, new Date());
  const client = new RoomClient();
  const sharing = createRoomSharing(options, persistence, client);
  let register: DeskRegister | null = null;
  let used: RoomAccess | null = null;
  const own = () => {
    const stored = rooms.get();
    return stored && { id: stored.deskId, name: stored.desk };
  };
  const openRegister = async () => {
    const { DeskRegister: Register } = await import('../storage/postgres/desk-register.ts');
    register ??= new Register({
      ...{ client, now: clock.now },
      own: () => {
        const desk = own();
        return desk && { ...desk, appVersion: version };
      },
      onFault: (error) => log.warn(`the desk gave no sign to its room: ${log.cause(error)}`),
    });
  };
  const open = async () => {
    await openRegister();
    await sharing.open();
  };
  const follow = () => {
    const stored = rooms.get();
    const access = stored && accessOf(stored, vault.roomLogin());
    if (isDeepStrictEqual(access, used)) return;
    used = access;
    void client.use(access, open).catch((error) => log.error('the room:', error));
  };
  const ends = [rooms.onChange(follow), vault.onChange(follow)];
  follow();
  return {
    membership: new RoomMembership({
      ...{ rooms, logins: vault, makeId: randomUUID },
      hostName: hostname().split('.')[0] || 'desk',
    }),
    ...{ client, own, documents: sharing },
    desks: {
      list: async () => {
        if (register) return await register.list();
        throw new RoomProblem('away', 'this workstation is in no room');
      },
    },
    async close() {
      for (const end of ends) end();
      register?.stop();
      await sharing.close();
      await client.use(null);
    },
  };
}
