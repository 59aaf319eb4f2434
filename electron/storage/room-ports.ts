import type { RoomFault, RoomLogin, RoomRole, StoredRoom, WhenAway } from '#contract/model/room.ts';
import type { Observable, Recoverable } from './ports.ts';

/** A room's database did not do what was asked. `detail` is English, for logs; it holds no secret. */
export class RoomProblem extends Error {
  override readonly name = 'RoomProblem';
  readonly fault: RoomFault;
  readonly detail: string;
  constructor(fault: RoomFault, detail: string, options?: ErrorOptions) {
    super(`${fault}: ${detail}`, options);
    this.fault = fault;
    this.detail = detail;
  }
}

/** The room as its database describes it to the login that is in it. */
export interface JoinedRoom {
  readonly roomId: string;
  readonly roomName: string;
  readonly whenAway: WhenAway;
  readonly login: string;
  readonly person: string;
  readonly role: RoomRole;
  /** PostgreSQL checks nothing that a superuser does. */
  readonly isSuperuser: boolean;
  readonly schemaVersion: number;
  readonly serverVersion: string;
}

export type RoomState =
  /** This workstation is in no room, or its password cannot be used now. */
  | { readonly kind: 'none' }
  | { readonly kind: 'connecting' }
  | { readonly kind: 'joined'; readonly room: JoinedRoom }
  /** It is tried again by itself, whatever the fault. */
  | { readonly kind: 'away'; readonly fault: RoomFault; readonly detail: string };

/** A row of a shared table that was written or deleted. Of several changes of one row the last alone is reported. */
export interface RoomChange {
  readonly table: string;
  readonly id: string;
  readonly seq: number;
  readonly deleted: boolean;
}

/** Whether this desk is in its room, and what changes there. */
export interface RoomFeed {
  readonly state: RoomState;
  /** Calls `listener` after each change of `state`. The function returned ends that, here and below. */
  onState(listener: () => void): () => void;
  /**
   * Calls `listener` when everything has to be read again: after each time that the desk has joined. Changes that
   * follow are reported after it.
   */
  onReset(listener: () => void): () => void;
  /** Calls `listener` with what has changed, in the order of `seq`; several calls never overlap. */
  onChanges(listener: (changes: readonly RoomChange[]) => void): () => void;
}

/** The workstations of the room. */
export interface RoomDesks {
  /** By name. @throws RoomProblem */
  list(): Promise<readonly RoomDesk[]>;
}

/** The room that this workstation is in; null for none. */
export interface RoomRepository extends Observable, Recoverable {
  get(): StoredRoom | null;
  /** @throws UnreadableStore; nothing is saved then. */
  save(room: StoredRoom | null): void;
}

/** Where the password of the room is: the vault. */
export interface RoomLoginRepository extends Observable {
  /** Null when there is none, or it cannot be used now. */
  roomLogin(): RoomLogin | null;
  /** @throws VaultUnavailable when it can be neither saved nor kept in memory. */
  saveRoomLogin(room: RoomLogin | null): Promise<void>;
}

/** A person's login in the room. */
export interface RoomMember {
  readonly login: string;
  readonly person: string;
  readonly role: RoomRole;
}

/** A workstation in the room. */
export interface RoomDesk {
  readonly id: string;
  readonly name: string;
  readonly login: string;
  readonly person: string;
  readonly appVersion: string;
  /** How far its clock is ahead of the database's, in milliseconds; null while unknown. */
  readonly clockAheadMs: number | null;
  /** Since its last sign of life, in milliseconds, by the database's clock. */
  readonly silentMs: number;
}

/** What an administrator does with a room's database; each call connects anew. Every method throws RoomProblem. */
export interface RoomAdministration {
  /** Makes the schema and the room, of which the login becomes the owner; nothing where it is in one already. */
  init(): Promise<{ room: JoinedRoom; made: boolean; migrations: readonly string[] }>;
  /** Brings the schema to the newest version. */
  migrate(): Promise<{ migrations: readonly string[]; schemaVersion: number }>;
  status(): Promise<{
    room: JoinedRoom;
    members: readonly RoomMember[];
    desks: readonly RoomDesk[];
  }>;
  /**
   * Adds a person's login, or changes its role. Where the server has no such login it is made, with a password that
   * is returned once; null where the login was there.
   */
  addMember(member: RoomMember): Promise<{ password: string | null }>;
}
