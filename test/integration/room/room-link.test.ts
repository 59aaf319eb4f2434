import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { clientConfig } from '../../../electron/storage/postgres/connect.ts';
import { RoomLink } from '../../../electron/storage/postgres/room-link.ts';
import type { RoomChange } from '../../../electron/storage/room-ports.ts';
import { until } from '../../support/desktop/until.ts';
import { type Cluster, startCluster } from '../../support/postgres/cluster.ts';
import { cutProxy } from '../../support/postgres/cut-proxy.ts';
import { freshRoom, prepareRooms } from '../../support/postgres/room-database.ts';

/** Quick enough for a test, and long enough for a busy machine to answer in. */
const TIMES = { heartbeat: 50, answer: 1_500, retry: { first: 20, longest: 100 } };

let cluster: Cluster;
const open = new Set<{ close(): Promise<unknown> }>();

beforeAll(async () => {
  cluster = await startCluster();
  await prepareRooms(cluster);
});
afterEach(async () => {
  for (const part of open) await part.close();
  open.clear();
});
afterAll(() => cluster?.remove());

async function clientOf(access: Parameters<typeof clientConfig>[0]): Promise<pg.Client> {
  const client = new pg.Client(clientConfig(access));
  client.on('error', () => undefined);
  await client.connect();
  open.add({ close: () => client.end() });
  return client;
}

async function linkTo(access: Parameters<typeof clientConfig>[0]) {
  const link = new RoomLink(access, TIMES);
  open.add(link);
  const changes: RoomChange[] = [];
  let resets = 0;
  link.onChanges((some) => changes.push(...some));
  link.onReset(() => {
    resets += 1;
  });
  link.start();
  await until('the desk has joined', () => link.state.kind === 'joined', {
    seen: () => JSON.stringify(link.state),
  });
  return { link, changes, resets: () => resets };
}

const DESK = `insert into cdn_recorder.desk (id, name, person, app_version, schema_known)
  values ($1, $1, 'Person', '0.1.0', 1)`;

describe('the feed of a room', () => {
  test('reports a change to every desk of the room, and to no other room', async () => {
    const room = await freshRoom(cluster);
    const near = await linkTo(room.as('viewer'));
    const far = await linkTo(room.as('far_operator'));
    const writer = await clientOf(room.as('operator'));
    await writer.query(DESK, ['a']);
    await until('the change arrives', () => near.changes.length === 1);
    expect(near.changes).toEqual([{ table: 'desk', id: 'a', seq: 1, deleted: false }]);
    await (await clientOf(room.as('far_operator'))).query(DESK, ['b']);
    await until('the other room’s arrives there', () => far.changes.length === 1);
    expect(far.changes[0]).toMatchObject({ id: 'b', seq: 1 });
    expect(near.changes).toHaveLength(1);
  });

  test('a sign of life and a write that changes nothing are not reported', async () => {
    const room = await freshRoom(cluster);
    const { changes } = await linkTo(room.as('viewer'));
    const writer = await clientOf(room.as('operator'));
    await writer.query(DESK, ['a']);
    await writer.query(`update cdn_recorder.desk set last_sign = clock_timestamp()`);
    await writer.query(`update cdn_recorder.desk set person = person`);
    await writer.query(DESK, ['b']);
    await until('both rows arrive', () => changes.length === 2);
    expect(changes.map(({ id, seq }) => [id, seq])).toEqual([
      ['a', 1],
      ['b', 2],
    ]);
  });

  test('a transaction that commits late has a later number: no reader passes it by', async () => {
    const room = await freshRoom(cluster);
    const { changes } = await linkTo(room.as('viewer'));
    const [early, late] = [
      await clientOf(room.as('operator')),
      await clientOf(room.as('other_operator')),
    ];
    await late.query('begin');
    await late.query(DESK, ['written-first']);
    await early.query(DESK, ['written-second']);
    await until('the quick one arrives', () => changes.length === 1);
    await late.query('commit');
    await until('the slow one arrives too', () => changes.length === 2);
    expect(changes.map(({ id, seq }) => [id, seq])).toEqual([
      ['written-second', 1],
      ['written-first', 2],
    ]);
  });

  test('numbering holds no transaction up that writes a row of another one', async () => {
    const room = await freshRoom(cluster);
    const { changes } = await linkTo(room.as('viewer'));
    const [first, second] = [
      await clientOf(room.as('operator')),
      await clientOf(room.as('other_operator')),
    ];
    await first.query(DESK, ['shared']);
    await first.query('begin');
    await first.query(DESK, ['new']);
    await second.query('begin');
    await second.query(`update cdn_recorder.desk set person = 'B' where id = 'shared'`);
    // Were the number taken at the insert, each would now wait for the other.
    const waiting = first.query(`update cdn_recorder.desk set person = 'A' where id = 'shared'`);
    await second.query('commit');
    await waiting;
    await first.query('commit');
    await until('all arrive', () => changes.at(-1)?.seq === 4);
  });

  test('many writers at once: the numbers have no hole, and every row arrives once or more', async () => {
    const room = await freshRoom(cluster);
    const { changes } = await linkTo(room.as('viewer'));
    const writers = await Promise.all(
      Array.from({ length: 6 }, () => clientOf(room.as('operator'))),
    );
    const ids = Array.from({ length: 120 }, (_, index) => `desk-${index}`);
    await Promise.all(
      writers.map(async (writer, at) => {
        for (const [index, id] of ids.entries()) {
          if (index % writers.length !== at) continue;
          await writer.query('begin');
          await writer.query(DESK, [id]);
          await writer.query(index % 5 === 0 ? 'rollback' : 'commit');
        }
      }),
    );
    const kept = ids.filter((_, index) => index % 5 !== 0);
    await until('all arrive', () => changes.length >= kept.length);
    expect(changes.map(({ seq }) => seq)).toEqual(kept.map((_, index) => index + 1));
    expect(new Set(changes.map(({ id }) => id))).toEqual(new Set(kept));
  });
});

describe('a connection that is cut silently', () => {
  test('is noticed, made anew, and everything is read again', async () => {
    const room = await freshRoom(cluster);
    const proxy = await cutProxy(cluster.port);
    open.add(proxy);
    const { link, changes, resets } = await linkTo({ ...room.as('viewer'), port: proxy.port });
    const writer = await clientOf(room.as('operator'));
    expect(resets()).toBe(1);
    proxy.cut();
    await until('the desk says so', () => link.state.kind === 'away');
    expect(link.state).toMatchObject({ kind: 'away', fault: expect.stringMatching(/away|host/) });
    await expect(link.run((db) => db.selectFrom('desk').selectAll().execute())).rejects.toThrow(
      /away|host/,
    );
    await writer.query(DESK, ['while-away']);
    proxy.mend();
    await until('the desk is back', () => link.state.kind === 'joined');
    expect(resets()).toBe(2);
    expect(await link.run((db) => db.selectFrom('desk').select('id').execute())).toEqual([
      { id: 'while-away' },
    ]);
    await writer.query(DESK, ['after']);
    await until('the feed goes on', () => changes.some(({ id }) => id === 'after'));
  });

  test('a question that gets no answer ends in time, and the link finds out at once', async () => {
    const room = await freshRoom(cluster);
    const proxy = await cutProxy(cluster.port);
    open.add(proxy);
    const { link } = await linkTo({ ...room.as('operator'), port: proxy.port });
    proxy.cut();
    const asked = link.run((db) => db.selectFrom('desk').selectAll().execute(), { timeoutMs: 150 });
    await expect(asked).rejects.toMatchObject({ fault: 'away' });
    await until('the link is away', () => link.state.kind === 'away');
  });

  test('a database that is killed and started again is joined again', async () => {
    const room = await freshRoom(cluster);
    const { link, resets } = await linkTo(room.as('operator'));
    await cluster.kill();
    await until('the desk says so', () => link.state.kind === 'away');
    await cluster.start();
    await until('the desk is back', () => link.state.kind === 'joined');
    expect(resets()).toBe(2);
  });
});
