import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { clientConfig } from '../../../electron/storage/postgres/connect.ts';
import { problemOf } from '../../../electron/storage/postgres/faults.ts';
import { joinRoom } from '../../../electron/storage/postgres/join.ts';
import { SCHEMA_KNOWN } from '../../../electron/storage/postgres/migrations/index.ts';
import { type Cluster, startCluster } from '../../support/postgres/cluster.ts';
import {
  freshRoom,
  type Login,
  prepareRooms,
  type RoomOfTests,
} from '../../support/postgres/room-database.ts';

let cluster: Cluster;
let room: RoomOfTests;
const open = new Set<pg.Client>();

beforeAll(async () => {
  cluster = await startCluster();
  await prepareRooms(cluster);
  room = await freshRoom(cluster);
  await (await clientOf('operator')).query(desk('of-operator'));
  await (await clientOf('operator')).query(AUDIT);
  await (await clientOf('far_operator')).query(desk('of-far'));
});
afterEach(async () => {
  for (const client of open) await client.end();
  open.clear();
});
afterAll(() => cluster?.remove());

async function clientOf(login: Login): Promise<pg.Client> {
  const client = new pg.Client(clientConfig(room.as(login)));
  await client.connect();
  open.add(client);
  return client;
}

const desk = (id: string) =>
  `insert into cdn_recorder.desk (id, name, person, app_version, schema_known)
   values ('${id}', 'Desk', 'Person', '0.1.0', 1)`;
const AUDIT = `insert into cdn_recorder.audit (room_id, action)
  values (cdn_recorder.room_of(current_user), 'tried')`;

/** What each statement does as a login: its rows, or PostgreSQL's code where it is refused. */
async function tried(login: Login, statement: string): Promise<number | string> {
  const client = await clientOf(login);
  await client.query('begin');
  try {
    const { rowCount } = await client.query(statement);
    await client.query('set constraints all immediate');
    return rowCount ?? 0;
  } catch (error) {
    return String((error as { code?: string }).code);
  } finally {
    await client.query('rollback');
  }
}

/** Insufficient privilege: a missing grant, or a row that a policy refuses. */
const REFUSED = '42501';
const TABLES = [
  ...['room', 'member', 'change', 'change_counter', 'schema_version', 'audit', 'desk'],
  'document',
];

describe('reading', () => {
  test.each(TABLES)('a stranger sees nothing of %s', async (table) => {
    expect(await tried('stranger', `select * from cdn_recorder.${table}`)).toBe(REFUSED);
  });

  test.each(['viewer', 'operator'] as const)(
    '%s sees the room, and no other one',
    async (login) => {
      const client = await clientOf(login);
      const rooms = await client.query('select name from cdn_recorder.room');
      expect(rooms.rows).toEqual([{ name: 'Studio' }]);
      const desks = await client.query('select id from cdn_recorder.desk');
      expect(desks.rows).toEqual([{ id: 'of-operator' }]);
    },
  );

  test('the owner of the schema is held by the policies of what desks share', async () => {
    const desks = await (await clientOf('owner')).query('select id from cdn_recorder.desk');
    expect(desks.rows).toEqual([{ id: 'of-operator' }]);
  });

  test('the operator of another room sees that one alone', async () => {
    const client = await clientOf('far_operator');
    for (const [table, seen] of [
      ['room', [{ name: 'Far' }]],
      ['desk', [{ name: 'Desk' }]],
    ] as const) {
      expect((await client.query(`select name from cdn_recorder.${table}`)).rows).toEqual(seen);
    }
    const { rows } = await client.query('select login from cdn_recorder.member order by login');
    expect(rows).toEqual([{ login: 'far_operator' }, { login: 'far_owner' }]);
    expect((await client.query('select row_id from cdn_recorder.change')).rows).toEqual([
      { row_id: 'of-far' },
    ]);
    expect(
      (await client.query('select * from cdn_recorder.audit where action = $1', ['tried'])).rows,
    ).toEqual([]);
  });
});

describe('writing', () => {
  const INTO_ROOM = `insert into cdn_recorder.desk (room_id, id, name, person, app_version, schema_known)
    select room_id, 'x', 'x', 'x', 'x', 1 from cdn_recorder.change_counter`;
  test.each([
    ['viewer', `update cdn_recorder.desk set name = 'x'`, 0],
    ['viewer', desk('of-viewer'), 1],
    ['viewer', `delete from cdn_recorder.desk`, REFUSED],
    ['viewer', AUDIT, REFUSED],
    ['viewer', `update cdn_recorder.room set name = 'x'`, REFUSED],
    ['operator', `update cdn_recorder.desk set name = 'x'`, 1],
    ['operator', `delete from cdn_recorder.desk`, REFUSED],
    ['operator', `update cdn_recorder.room set name = 'x'`, REFUSED],
    ['operator', `update cdn_recorder.member set role = 'owner'`, REFUSED],
    ['operator', `select cdn_recorder.put_member('operator', 'Me', 'owner')`, REFUSED],
    ['operator', `select cdn_recorder.apply_grants()`, REFUSED],
    ['operator', `update cdn_recorder.change set seq = 0`, REFUSED],
    ['operator', `update cdn_recorder.change_counter set last_seq = 0`, REFUSED],
    ['operator', `update cdn_recorder.schema_version set version = 9`, REFUSED],
    [
      'operator',
      `insert into cdn_recorder.table_grant values ('viewer', 'desk', 'DELETE')`,
      REFUSED,
    ],
    ['far_operator', `update cdn_recorder.desk set name = 'x' where id = 'of-operator'`, 0],
    ['far_owner', `select cdn_recorder.put_member('operator', 'Mine', 'viewer')`, REFUSED],
    ['stranger', desk('of-stranger'), REFUSED],
    ['stranger', INTO_ROOM, REFUSED],
    ['stranger', `select cdn_recorder.room_of('operator')`, REFUSED],
  ] as const)('%s: %s', async (login, statement, outcome) => {
    expect(await tried(login, statement)).toBe(outcome);
  });

  test('an operator cannot write into another room, nor say that another one wrote', async () => {
    const client = await clientOf('operator');
    const far = await cluster.query<{ id: string }>(
      `select id from cdn_recorder.room where name = 'Far'`,
      room.database,
    );
    const row = (roomId: string) =>
      client.query(
        `insert into cdn_recorder.desk (room_id, id, name, person, app_version, schema_known, created_by)
         values ($1, 'mine', 'x', 'x', 'x', 1, 'owner') returning created_by`,
        [roomId],
      );
    await expect(row(far[0]?.id ?? '')).rejects.toMatchObject({ code: REFUSED });
    const { rows } = await client.query('select id from cdn_recorder.room');
    expect((await row(rows[0].id)).rows).toEqual([{ created_by: 'operator' }]);
  });
});

describe('the audit', () => {
  test.each(['viewer', 'operator', 'owner', 'far_owner'] as const)(
    '%s changes and deletes nothing of it',
    async (login) => {
      for (const statement of [
        `update cdn_recorder.audit set action = 'x'`,
        'delete from cdn_recorder.audit',
        'truncate cdn_recorder.audit',
      ]) {
        expect(await tried(login, statement)).toBe(REFUSED);
      }
    },
  );

  test('says who wrote, whatever the row said', async () => {
    const client = await clientOf('operator');
    const { rows } = await client.query(
      `insert into cdn_recorder.audit (room_id, action, created_by, at)
       values (cdn_recorder.room_of(current_user), 'tried', 'owner', '2001-01-01') returning created_by, at`,
    );
    expect(rows[0]).toMatchObject({ created_by: 'operator' });
    expect(rows[0].at.getFullYear()).toBeGreaterThan(2001);
  });
});

describe('joining', () => {
  test('says who the login is', async () => {
    expect(await joinRoom(await clientOf('viewer'))).toMatchObject({
      ...{ roomName: 'Studio', login: 'viewer', person: 'Person viewer', role: 'viewer' },
      ...{ isSuperuser: false, schemaVersion: SCHEMA_KNOWN, whenAway: 'start-alone' },
    });
  });

  test('a stranger is refused for a missing right', async () => {
    const refused = await joinRoom(await clientOf('stranger')).catch(problemOf);
    expect(refused).toMatchObject({ fault: 'rights' });
  });
});
