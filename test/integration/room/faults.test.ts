import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  administer,
  initRoom,
  onClient,
} from '../../../electron/storage/postgres/administration.ts';
import { isLoopbackHost, type RoomAccess } from '../../../electron/storage/postgres/connect.ts';
import { joinRoom } from '../../../electron/storage/postgres/join.ts';
import { MIGRATIONS } from '../../../electron/storage/postgres/migrations/index.ts';
import { certificateFor } from '../../support/network/certificate.ts';
import { freePort } from '../../support/network/free-port.ts';
import { type Cluster, startCluster } from '../../support/postgres/cluster.ts';
import {
  accessTo,
  freshRoom,
  prepareRooms,
  type RoomOfTests,
} from '../../support/postgres/room-database.ts';

let cluster: Cluster;
let room: RoomOfTests;

beforeAll(async () => {
  cluster = await startCluster({ names: ['localhost'] });
  await prepareRooms(cluster);
  room = await freshRoom(cluster);
});
afterAll(() => cluster?.remove());

const join = (access: RoomAccess) =>
  administer(access, (pool) => onClient(pool, (client) => joinRoom(client)));

const withTls = (changes: Partial<RoomAccess>): RoomAccess => ({
  ...room.as('operator'),
  ca: cluster.certificate.cert,
  ...changes,
});

describe('what keeps a desk from its room is told apart', () => {
  test('a host that is not there', async () => {
    const port = await freePort();
    await expect(join({ ...room.as('operator'), port })).rejects.toMatchObject({ fault: 'host' });
    const nowhere = withTls({ host: 'nowhere.invalid' });
    await expect(join(nowhere)).rejects.toMatchObject({ fault: 'host' });
  });

  test('a host where another program answers', async () => {
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.on('data', () => socket.write('HTTP/1.1 400 Bad Request\r\n\r\n'));
    });
    const port = await freePort();
    await new Promise<void>((resume) => server.listen(port, '127.0.0.1', resume));
    try {
      await expect(join(withTls({ port }))).rejects.toMatchObject({ fault: 'not-postgres' });
    } finally {
      server.close();
    }
  });

  test('TLS with a certificate that we trust, and of the host that was meant', async () => {
    await expect(join(withTls({ host: 'localhost' }))).resolves.toMatchObject({ role: 'operator' });
  });

  test('the certificate of another host, by address', async () => {
    await expect(join(withTls({}))).rejects.toMatchObject({ fault: 'host-name' });
  });

  test('a certificate that nothing vouches for', async () => {
    const other = certificateFor('localhost').cert;
    await expect(join(withTls({ host: 'localhost', ca: other }))).rejects.toMatchObject({
      fault: 'certificate',
    });
  });

  test('a wrong password, none, and a login that is not there', async () => {
    for (const changes of [{ password: 'wrong' }, { password: '' }, { user: 'unknown' }]) {
      await expect(join({ ...room.as('operator'), ...changes })).rejects.toMatchObject({
        fault: 'login',
      });
    }
  });

  test('an empty password where the server trusts the login', async () => {
    // As a shell may have it: it is not ours to use.
    process.env.PGPASSWORD = 'of another program';
    try {
      const made = await administer(room.as('postgres'), (pool) =>
        onClient(pool, (client) => client.query('select 1 as one')),
      );
      expect(made.rows).toEqual([{ one: 1 }]);
      await expect(join({ ...room.as('operator'), password: '' })).rejects.toMatchObject({
        fault: 'login',
      });
    } finally {
      delete process.env.PGPASSWORD;
    }
  });

  test('a database that is not there, and one without a room', async () => {
    const missing = { ...room.as('operator'), database: 'missing' };
    await expect(join(missing)).rejects.toMatchObject({ fault: 'database' });
    const empty = accessTo(cluster, 'postgres', 'operator');
    await expect(join(empty)).rejects.toMatchObject({ fault: 'no-room' });
  });

  test('a schema that is too new', async () => {
    const newer = await freshRoom(cluster);
    await cluster.query('update cdn_recorder.schema_version set oldest_desk = 99', newer.database);
    await expect(join(newer.as('operator'))).rejects.toMatchObject({ fault: 'schema-new' });
    await cluster.query(
      'update cdn_recorder.schema_version set version = 0, oldest_desk = 0',
      newer.database,
    );
    await expect(join(newer.as('operator'))).rejects.toMatchObject({ fault: 'schema-old' });
  });
});

describe('making a room', () => {
  test('makes it once; a second login is told whose it is', async () => {
    await cluster.query('create database fresh owner owner');
    const init = (login: string) =>
      administer(accessTo(cluster, 'fresh', login), (pool) =>
        initRoom(pool, { name: 'Fresh', person: 'Olivia' }),
      );
    expect(await init('owner')).toMatchObject({ made: true, migrations: Object.keys(MIGRATIONS) });
    expect(await init('owner')).toMatchObject({ made: false, migrations: [] });
    await expect(init('operator')).rejects.toMatchObject({ fault: 'rights' });
    await expect(init('postgres')).rejects.toThrow(/room of the login owner/);
  });

  test('a superuser makes one too, and is named as such', async () => {
    await cluster.query('create database of_superuser');
    const made = await administer(accessTo(cluster, 'of_superuser', 'postgres'), (pool) =>
      initRoom(pool, { name: 'Room', person: 'Admin' }),
    );
    expect(made.room).toMatchObject({ role: 'owner', isSuperuser: true, login: 'postgres' });
  });
});

test.each([
  ['localhost', true],
  ['127.0.0.1', true],
  ['127.3.2.1', true],
  ['::1', true],
  ['localhost.example', false],
  ['127.0.0.1.example', false],
  ['198.51.100.1', false],
])('%s is loopback: %s', (host, is) => {
  expect(isLoopbackHost(host)).toBe(is);
});
