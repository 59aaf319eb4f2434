import { randomUUID } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { RecordingKey } from '#contract/model/start.ts';
import { recordingId } from '#contract/rules/recording-id.ts';
import type { ClaimRow, ClaimTable, Publication, Published, WantedStream } from '../claim-ports.ts';
import type { JoinedRoom } from '../room-ports.ts';
import type { RoomDatabase } from './schema.ts';

/** How a claim asks the room's database. */
export interface RoomQueries {
  /** @throws RoomProblem */
  run<T>(work: (db: Kysely<RoomDatabase>, room: JoinedRoom) => Promise<T>): Promise<T>;
}

/** This desk in the room. */
export interface ClaimingDesk {
  readonly id: string;
  readonly name: string;
}

/** A key as the functions of the schema take and give it. */
interface SqlKey {
  readonly app_id: number;
  readonly service: string;
  readonly vendor: RecordingKey['vendor'];
  readonly stream_id: string;
}

interface SqlRow extends SqlKey {
  readonly desk_id: string;
  readonly desk: string;
  readonly person: string;
  readonly preset_name: string;
  readonly state: ClaimRow['state'];
  readonly end_time: number | null;
  readonly epoch: number;
  readonly recording: ClaimRow['recording'];
  readonly contested: ClaimRow['contested'];
}

/**
 * The rows of a room in PostgreSQL. Each call is one statement, a function of the schema: the database finishes it
 * whatever becomes of the connection, so that a network that is cut leaves no lock behind.
 */
export class PostgresClaims implements ClaimTable {
  readonly #room: RoomQueries;
  readonly #desk: () => ClaimingDesk;
  /** Numbers what this process asks: an older writing that arrives later changes nothing. */
  readonly #session = randomUUID();
  #number = 0;

  constructor(room: RoomQueries, desk: () => ClaimingDesk) {
    this.#room = room;
    this.#desk = desk;
  }

  get deskId(): string {
    return this.#desk().id;
  }

  async claim(
    streams: readonly WantedStream[],
    { presetName, isPartial }: { readonly presetName: string; readonly isPartial: boolean },
  ) {
    const { id, name } = this.#desk();
    const number = this.#next();
    const wanted = json(streams.map((one) => ({ ...sqlKey(one), end_time: one.endTime })));
    type Answer = { readonly owned: readonly SqlKey[]; readonly elsewhere: readonly SqlRow[] };
    const { owned, elsewhere } = await this.#call<Answer>(
      ({ roomId }) =>
        sql`cdn_recorder.claim_streams(${roomId}::uuid, ${id}, ${name}, ${this.#session}, ${number}::bigint,
          ${presetName}, ${wanted}, ${isPartial})`,
    );
    return { owned: owned.map(keyOf), elsewhere: elsewhere.map(rowOf) };
  }

  async publish({ own, held, epochs, isWhole }: Publication): Promise<Published> {
    const { id, name } = this.#desk();
    const number = this.#next();
    const written = own.map((one) => ({
      ...sqlKey(one),
      ...{ state: one.state, end_time: one.endTime, preset_name: one.presetName },
      ...{
        tasks: one.tasks,
        recording: one.recording,
        epoch: epochs.get(recordingId(one)) ?? null,
      },
    }));
    type Answer = { readonly rows: readonly SqlRow[]; readonly lost: readonly SqlKey[] };
    const { rows, lost } = await this.#call<Answer>(({ roomId, role }) =>
      // A viewer starts nothing, and may not write.
      role === 'viewer'
        ? sql`jsonb_build_object('rows', cdn_recorder.live_streams(${roomId}::uuid), 'lost', '[]'::jsonb)`
        : sql`cdn_recorder.publish_streams(${roomId}::uuid, ${id}, ${name}, ${this.#session},
            ${number}::bigint, ${json(written)}, ${json(held.map(sqlKey))}, ${isWhole})`,
    );
    return { rows: rows.map(rowOf), lost: lost.map(keyOf) };
  }

  async takeOver(rows: readonly ClaimRow[]): Promise<readonly ClaimRow[]> {
    const { id, name } = this.#desk();
    const seen = json(rows.map((r) => ({ ...sqlKey(r), desk_id: r.deskId, epoch: r.epoch })));
    const taken = await this.#call<readonly SqlRow[]>(
      ({ roomId }) => sql`cdn_recorder.take_streams_over(${roomId}::uuid, ${id}, ${name}, ${seen})`,
    );
    return taken.map(rowOf);
  }

  #next(): number {
    this.#number += 1;
    return this.#number;
  }

  #call<T>(made: (room: JoinedRoom) => ReturnType<typeof sql>): Promise<T> {
    return this.#room.run(async (db, room) => {
      const { rows } = await sql<{ answer: T }>`select ${made(room)} as answer`.execute(db);
      const [first] = rows;
      if (!first) throw new Error('a function of the schema has answered nothing');
      return first.answer;
    });
  }
}

const json = (value: unknown) => sql`${JSON.stringify(value)}::jsonb`;

const sqlKey = ({ appId, service, vendor, streamId }: RecordingKey): SqlKey => ({
  ...{ app_id: appId, service, vendor, stream_id: streamId },
});

const keyOf = ({ app_id, service, vendor, stream_id }: SqlKey): RecordingKey => ({
  ...{ appId: app_id, service, vendor, streamId: stream_id },
});

const rowOf = (row: SqlRow): ClaimRow => ({
  ...keyOf(row),
  ...{ deskId: row.desk_id, desk: row.desk, person: row.person, presetName: row.preset_name },
  ...{ state: row.state, endTime: row.end_time, epoch: row.epoch },
  ...{ recording: row.recording, contested: row.contested },
});
