import type pg from 'pg';
import {
  type JoinedRoom,
  type RoomAdministration,
  type RoomDesk,
  type RoomMember,
  RoomProblem,
} from '../room-ports.ts';
import { openPool, type RoomAccess } from './connect.ts';
import { problemOf } from './faults.ts';
import { joinRoom } from './join.ts';
import { migrateRoom } from './migrate.ts';
import { SCHEMA_KNOWN } from './migrations/index.ts';
import { newPassword, scramVerifier } from './scram.ts';

/** The administration of a room, by the login of `access`. */
export const administrationOf = (access: RoomAccess): RoomAdministration => ({
  init: () =>
    administer(access, (pool) => initRoom(pool, { name: access.database, person: access.user })),
  migrate: () =>
    administer(access, async (pool) => {
      const known = await onClient(pool, (client) => client.query(HAS_ROOM));
      if (!known.rows[0]?.there) throw new RoomProblem('no-room', 'the database holds no room');
      const migrations = await migrateRoom(pool);
      return { migrations, schemaVersion: SCHEMA_KNOWN };
    }),
  status: () => administer(access, (pool) => onClient(pool, statusOf)),
  addMember: (member) =>
    administer(access, (pool) => onClient(pool, (client) => addMember(client, member))),
});

const HAS_ROOM = `select to_regclass('cdn_recorder.schema_version') is not null as there`;

/** What `initRoom` found and did. */
interface InitResult {
  readonly room: JoinedRoom;
  /** False where the login was in a room already. */
  readonly made: boolean;
  readonly migrations: readonly string[];
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
  const owner = await onClient(pool, otherOwner);
  if (owner !== null) {
    throw new RoomProblem('rights', `the database holds the room of the login ${owner} already`);
  }
  const migrations = await migrateRoom(pool);
  return await onClient(pool, async (client) => {
    await client.query('reset role');
    const known = await client.query('select from cdn_recorder.member where login = session_user');
    const made = !known.rowCount;
    if (made) await makeRoom(client, { name, login: null, person });
    return { room: await joinRoom(client), made, migrations };
  });
}

/** The owner of the room that is there, where the login is in none of the database; null where there is no other. */
async function otherOwner(client: pg.ClientBase): Promise<string | null> {
  const { rows } = await client.query<{ there: boolean }>(HAS_ROOM);
  if (!rows[0]?.there) return null;
  const members = await client.query<{ login: string; own: boolean }>(
    `select login, login = session_user as own from cdn_recorder.member
      where role = 'owner' or login = session_user order by created_at`,
  );
  if (members.rows.some(({ own }) => own)) return null;
  return members.rows[0]?.login ?? null;
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

/** Adds a member or changes one, for an owner of the room. The login must be there. */
export async function putMember(client: pg.ClientBase, member: RoomMember): Promise<void> {
  const { login, person, role } = member;
  await client.query('select cdn_recorder.put_member($1, $2, $3)', [login, person, role]);
}

/** All or nothing: a login that the room refuses is not made either. */
async function addMember(
  client: pg.ClientBase,
  member: RoomMember,
): Promise<{ password: string | null }> {
  await joinRoom(client);
  await client.query('begin');
  const known = await client.query('select from pg_roles where rolname = $1', [member.login]);
  const password = known.rowCount ? null : newPassword();
  if (password !== null) await makeLogin(client, member.login, password);
  await putMember(client, member);
  await client.query('commit');
  return { password };
}

async function makeLogin(client: pg.ClientBase, login: string, password: string): Promise<void> {
  const name = client.escapeIdentifier(login);
  const verifier = client.escapeLiteral(scramVerifier(password));
  try {
    await client.query(`create role ${name} login password ${verifier}`);
  } catch (error) {
    const problem = problemOf(error);
    if (problem.fault !== 'rights') throw problem;
    throw new RoomProblem(
      'rights',
      `the server has no login ${login}, and this login may make none: an administrator of the server makes it (CREATE ROLE … LOGIN PASSWORD …), then add it again`,
    );
  }
}

async function statusOf(client: pg.ClientBase): ReturnType<RoomAdministration['status']> {
  const room = await joinRoom(client);
  const members = await client.query<RoomMember>(
    'select login, person, role from cdn_recorder.member where room_id = $1 order by login',
    [room.roomId],
  );
  return { room, members: members.rows, desks: await desksOf(client, room.roomId) };
}

async function desksOf(client: pg.ClientBase, roomId: string): Promise<RoomDesk[]> {
  const { rows } = await client.query<RoomDesk>(
    `select id, name, login, person, app_version as "appVersion", clock_ahead_ms as "clockAheadMs",
            extract(epoch from clock_timestamp() - last_sign)::double precision * 1000 as "silentMs"
       from cdn_recorder.desk where room_id = $1 order by name, id`,
    [roomId],
  );
  return rows;
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
