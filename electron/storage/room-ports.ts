import type { RoomFault, RoomRole, WhenAway } from '#contract/model/room.ts';

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
