import type pg from 'pg';
import type { RoomRole } from '#contract/model/room.ts';
import { type JoinedRoom, RoomProblem } from '../room-ports.ts';
import { openPool, type RoomAccess } from './connect.ts';
import { problemOf } from './faults.ts';
import { joinRoom } from './join.ts';
import { migrateRoom } from './migrate.ts';

/** What `initRoom` found and did. */
export interface InitResult {
  readonly room: JoinedRoom;
  /** False where the login was in a room already. */
  readonly made: boolean;
  readonly migrations: readonly string[];
}

/** A person's login in the room. */
export interface NewMember {
  readonly login: string;
  readonly person: string;
  readonly role: RoomRole;
}

/** Runs one administration over one connection, which is closed afterwards. @throws RoomProblem */
export async function administer<T>(
  access: RoomAccess,
  work: (pool: pg.Pool) => Promise<T>,
): Promise<T> {
  const pool = openPool(access, 1);
  try {
    return await work(pool);
  } catch (error) {
    throw problemOf(error);
  } finally {
    await pool.end().catch(() => undefined);
  }
}

/**
 * Makes the schema and a room, of which the login becomes the owner. Does nothing where the login is in one already.
 *
 * @throws RoomProblem, `rights` where another login has made a room in the database
 */
export async function initRoom(
  pool: pg.Pool,
  { name, person }: { readonly name: string; readonly person: string },
): Promise<InitResult> {
  const migrations = await migrateRoom(pool);
  return await onClient(pool, async (client) => {
    await client.query('reset role');
    const known = await client.query('select from cdn_recorder.member where login = session_user');
    if (known.rowCount) return { room: await joinRoom(client), made: false, migrations };
    const others = await client.query<{ login: string }>(
      `select login from cdn_recorder.member where role = 'owner' order by created_at`,
    );
    const owner = others.rows[0]?.login;
    if (owner !== undefined) {
      throw new RoomProblem('rights', `the database holds the room of the login ${owner} already`);
    }
    await makeRoom(client, { name, login: null, person });
    return { room: await joinRoom(client), made: true, migrations };
  });
}

/** Makes a room. `login`: its owner; null for the login of the connection. */
export async function makeRoom(
  client: pg.ClientBase,
  { name, login, person }: { name: string; login: string | null; person: string },
): Promise<void> {
  await client.query(
    `with made as (insert into cdn_recorder.room (name) values ($1) returning id),
          counted as (insert into cdn_recorder.change_counter (room_id) select id from made)
     insert into cdn_recorder.member (login, room_id, person, role)
       select coalesce($2::name, session_user), id, $3, 'owner' from made`,
    [name, login, person],
  );
  await client.query('select cdn_recorder.apply_grants()');
}

/** Adds a member or changes one, for an owner of the room. The login must be there. @throws RoomProblem */
export async function putMember(client: pg.ClientBase, member: NewMember): Promise<void> {
  await client.query('select cdn_recorder.put_member($1, $2, $3)', [
    member.login,
    member.person,
    member.role,
  ]);
}

/** Runs work on one connection of the pool. */
export async function onClient<T>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  try {
    return await work(client);
  } finally {
    client.release();
  }
}
