import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Services } from '../../../electron/compose/index.ts';
import { composedStation } from '../../support/composed-station.ts';
import { type TempFolder, tempFolder } from '../../support/desktop/temp.ts';
import { until } from '../../support/desktop/until.ts';
import { MemoryKeyStore } from '../../support/key-store.ts';
import { type Cluster, startCluster } from '../../support/postgres/cluster.ts';
import {
  freshRoom,
  type Login,
  PASSWORD,
  prepareRooms,
  type RoomOfTests,
} from '../../support/postgres/room-database.ts';

let cluster: Cluster;
let room: RoomOfTests;
const stations: Services[] = [];
const folders: TempFolder[] = [];

beforeAll(async () => {
  cluster = await startCluster();
  await prepareRooms(cluster);
});
afterAll(() => cluster?.remove());
beforeEach(async () => {
  room = await freshRoom(cluster);
});
afterEach(async () => {
  for (const station of stations.splice(0)) await station.close();
  for (const folder of folders.splice(0)) folder.remove();
});

const provision = (login: Login, desk: string): string => {
  const { ca: _, ...place } = room.as(login);
  return JSON.stringify({ room: { ...place, password: PASSWORD, desk } });
};

/** A workstation, on a folder of its own unless one is given. */
async function station(folder = tempFolder('desk'), keyStore = new MemoryKeyStore()) {
  folders.push(folder);
  const services = await composedStation(folder.path, undefined, { keyStore, version: '1.2.3' });
  stations.push(services);
  return services;
}

async function join(services: Services, login: Login, desk: string): Promise<void> {
  expect(await services.session.importer(provision(login, desk), () => undefined)).toBe(0);
  await services.room.client.settled();
  expect(services.room.client.state).toMatchObject({ kind: 'joined', room: { login } });
}

const namesSeenBy = async (services: Services) =>
  (await services.room.desks.list()).map(({ name }) => name);

describe('a desk', () => {
  test('that is in no room says so, and asks nothing', async () => {
    const alone = await station();
    await alone.room.client.settled();
    expect(alone.room.client.state).toEqual({ kind: 'none' });
    await expect(alone.room.client.run(async () => 1)).rejects.toMatchObject({ fault: 'away' });
  });

  test('is seen by every other one, a viewer’s too, with its person, version and clock', async () => {
    const [first, second] = [await station(), await station()];
    await join(first, 'operator', 'Desk A');
    await join(second, 'viewer', 'Desk B');
    await until('both are there', async () => (await namesSeenBy(first)).length === 2);
    expect(await second.room.desks.list()).toEqual([
      expect.objectContaining({ name: 'Desk A', login: 'operator', person: 'Person operator' }),
      expect.objectContaining({ name: 'Desk B', login: 'viewer', appVersion: '1.2.3' }),
    ]);
  });

  test('stays the same one after a restart, and under another login', async () => {
    const [folder, keyStore] = [tempFolder('desk'), new MemoryKeyStore()];
    const before = await station(folder, keyStore);
    await join(before, 'operator', 'Desk A');
    const own = before.room.own();
    await stations.pop()?.close();
    const after = await station(folder, keyStore);
    await until('it is back by itself', () => after.room.client.state.kind === 'joined');
    expect(after.room.own()).toEqual(own);
    await join(after, 'other_operator', 'Desk A');
    await until('the room knows who is there', async () =>
      (await after.room.desks.list()).some(({ login }) => login === 'other_operator'),
    );
    expect(await namesSeenBy(after)).toEqual(['Desk A']);
  });

  test('leaves its room, and then is in none', async () => {
    const desk = await station();
    await join(desk, 'operator', 'Desk A');
    await desk.room.membership.leave();
    await until('it has left', () => desk.room.client.state.kind === 'none');
    expect(desk.room.own()).toBeNull();
    expect(desk.vault.roomLogin()).toBeNull();
  });

  test('refuses a room whose schema it does not know', async () => {
    await cluster.query('update cdn_recorder.schema_version set oldest_desk = 99', room.database);
    const desk = await station();
    await desk.session.importer(provision('operator', 'Desk A'), () => undefined);
    await desk.room.client.settled();
    expect(desk.room.client.state).toMatchObject({ kind: 'away', fault: 'schema-new' });
  });
});

describe('what desks share', () => {
  test('a preset saved at one desk is at another; a viewer sees it, and changes nothing', async () => {
    const [left, right] = [await station(), await station()];
    await join(left, 'operator', 'Desk A');
    await join(right, 'viewer', 'Desk B');
    const draft = { accountId: 'x', vendors: ['Aliyun' as const], streamIds: ['one'], end: null };
    const { id } = left.presets.save(null, { ...draft, name: 'News' });
    await until('it is there', () => right.state.state.presets.some((preset) => preset.id === id));
    const changes = [
      () => right.presets.save(id, { ...draft, name: 'Mine' }),
      () => right.presets.remove(id),
      () => right.presets.saveByName([{ ...draft, name: 'News' }]),
      () => right.schedules.remove('x'),
    ];
    for (const change of changes) {
      expect(change).toThrow(expect.objectContaining({ code: 'room-viewer' }));
    }
    expect(right.presets.find(id)).toEqual(left.presets.find(id));
    await right.room.membership.leave();
    await until('it has left', () => right.room.client.state.kind === 'none');
    right.presets.remove(id);
    expect(left.presets.find(id)).toBeDefined();
  });

  test('a desk that joins with a preset of its own under a name of the room tells it', async () => {
    const [left, right] = [await station(), await station()];
    const draft = { name: 'News', accountId: 'x', vendors: ['Aliyun' as const], end: null };
    left.presets.save(null, { ...draft, streamIds: ['left'] });
    right.presets.save(null, { ...draft, streamIds: ['right'] });
    await join(left, 'operator', 'Desk A');
    await until('the room has it', async () => {
      const rows = await cluster.query('select from cdn_recorder.document', room.database);
      return rows.length === 1;
    });
    await join(right, 'other_operator', 'Desk B');
    const told = () => right.state.state.problems.find(({ code }) => code === 'room-conflicts');
    await until('it is told', () => told() !== undefined);
    expect(told()?.detail).toBe('1 ("News")');
    expect(right.presets.findByName('News')?.streamIds).toEqual(['left']);
    await right.room.documents.decide(right.room.documents.conflicts()[0]?.id ?? '', 'mine');
    await until(
      'it is the room’s',
      () => left.presets.findByName('News')?.streamIds[0] === 'right',
    );
    expect(told()).toBeUndefined();
  });
});
