import { type Kysely, sql } from 'kysely';
import type { JoinedRoom, RoomDesk, RoomDesks } from '../room-ports.ts';
import { SCHEMA_KNOWN } from './migrations/index.ts';
import type { RoomClient } from './room-client.ts';
import type { RoomDatabase } from './schema.ts';

/** Between two signs of life, in milliseconds. */
export const SIGN_EVERY_MS = 5_000;

/** This workstation, as the room is told of it. */
export interface OwnDesk {
  readonly id: string;
  readonly name: string;
  readonly appVersion: string;
}

export interface RegisterParts {
  readonly client: RoomClient;
  /** Null while the workstation is in no room. */
  readonly own: () => OwnDesk | null;
  /** Milliseconds since the epoch, by the workstation's clock. */
  readonly now: () => number;
  readonly onFault: (error: unknown) => void;
  readonly signEveryMs?: number;
}

/** Enters this workstation into the room each time that it joins, and gives signs of life while it is there. */
export class DeskRegister implements RoomDesks {
  readonly #parts: RegisterParts;
  readonly #ends: readonly (() => void)[];
  #timer: NodeJS.Timeout | undefined;
  #aheadMs: number | null = null;

  constructor(parts: RegisterParts) {
    this.#parts = parts;
    const { client } = parts;
    this.#ends = [
      client.onReset(() => void this.#enter()),
      client.onState(() => {
        if (client.state.kind !== 'joined') this.#rest();
      }),
    ];
  }

  stop(): void {
    for (const end of this.#ends) end();
    this.#rest();
  }

  async list(): Promise<readonly RoomDesk[]> {
    return await this.#parts.client.run((db, { roomId }) => desksIn(db, roomId));
  }

  #rest(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  async #enter(): Promise<void> {
    const { client, own, onFault } = this.#parts;
    const desk = own();
    if (!desk) return;
    try {
      await client.run((db, room) => register(db, room, desk));
      await this.#sign();
    } catch (error) {
      onFault(error);
      this.#later(() => this.#enter());
    }
  }

  #later(work: () => Promise<void>): void {
    this.#rest();
    if (this.#parts.client.state.kind !== 'joined') return;
    const { signEveryMs = SIGN_EVERY_MS } = this.#parts;
    this.#timer = setTimeout(() => void work(), signEveryMs).unref();
  }

  async #sign(): Promise<void> {
    const { client, own, now, onFault } = this.#parts;
    const desk = own();
    if (!desk) return;
    try {
      const begun = now();
      const at = await client.run((db, { roomId }) => sign(db, roomId, desk.id, this.#aheadMs));
      // The database read its clock between the two.
      if (at) this.#aheadMs = (begun + now()) / 2 - at.getTime();
    } catch (error) {
      onFault(error);
    }
    this.#later(() => this.#sign());
  }
}

/** A row of another login's (the person at this workstation has changed) is taken over by who may do so. */
async function register(db: Kysely<RoomDatabase>, room: JoinedRoom, desk: OwnDesk): Promise<void> {
  const facts = {
    ...{ name: desk.name, login: room.login, person: room.person },
    ...{ app_version: desk.appVersion, schema_known: SCHEMA_KNOWN },
  };
  await db
    .insertInto('desk')
    .values({ room_id: room.roomId, id: desk.id, ...facts, clock_ahead_ms: null })
    .onConflict((conflict) => conflict.columns(['room_id', 'id']).doUpdateSet(facts))
    .execute();
}

async function sign(
  db: Kysely<RoomDatabase>,
  roomId: string,
  id: string,
  aheadMs: number | null,
): Promise<Date | null> {
  const row = await db
    .updateTable('desk')
    .set({ last_sign: sql<Date>`clock_timestamp()`, clock_ahead_ms: aheadMs })
    .where('room_id', '=', roomId)
    .where('id', '=', id)
    .returning('last_sign')
    .executeTakeFirst();
  return row?.last_sign ?? null;
}

/** `extract` and not `age`: that one counts in months. */
const SILENT_MS = sql<number>`
  extract(epoch from clock_timestamp() - last_sign)::double precision * 1000`;

const desksIn = (db: Kysely<RoomDatabase>, roomId: string): Promise<RoomDesk[]> =>
  db
    .selectFrom('desk')
    .select(['id', 'name', 'login', 'person', 'app_version as appVersion'])
    .select(['clock_ahead_ms as clockAheadMs', SILENT_MS.as('silentMs')])
    .where('room_id', '=', roomId)
    .orderBy('name')
    .execute();
