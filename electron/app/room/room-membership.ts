import type { RoomAddress } from '#contract/model/room.ts';
import type { RoomLoginRepository, RoomRepository } from '../../storage/room-ports.ts';

/** The room to join, and how to log in there. */
export interface RoomToJoin {
  readonly address: RoomAddress;
  readonly password: string;
  /** This workstation's name in the room; null for its host name, or for the name that it has there. */
  readonly desk: string | null;
}

export interface MembershipParts {
  readonly rooms: RoomRepository;
  readonly logins: RoomLoginRepository;
  readonly hostName: string;
  readonly makeId: () => string;
}

/** The room that this workstation is in: joined and left by an operator or by a provision file. */
export class RoomMembership {
  readonly #parts: MembershipParts;

  constructor(parts: MembershipParts) {
    this.#parts = parts;
  }

  /**
   * Stores the room; what speaks to it follows. The workstation stays the same desk, whichever room it is in.
   *
   * @throws VaultUnavailable, UnreadableStore
   */
  async join({ address, password, desk }: RoomToJoin): Promise<void> {
    const { rooms, logins, hostName, makeId } = this.#parts;
    rooms.refresh();
    const known = rooms.get();
    const { host, port, user } = address;
    const passwordless = password === '';
    if (!passwordless) await logins.saveRoomLogin({ host, port, user, password });
    else if (logins.roomLogin() !== null) await logins.saveRoomLogin(null);
    rooms.save({
      address,
      deskId: known?.deskId ?? makeId(),
      desk: desk ?? known?.desk ?? hostName,
      passwordless,
    });
  }

  /** Leaves the room; this workstation is alone again. @throws VaultUnavailable, UnreadableStore */
  async leave(): Promise<void> {
    const { rooms, logins } = this.#parts;
    rooms.save(null);
    if (logins.roomLogin() !== null) await logins.saveRoomLogin(null);
  }
}
