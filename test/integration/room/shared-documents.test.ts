import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type {
  KnownConflict,
  SharedDocumentsService,
} from '../../../electron/app/room/documents/shared-documents.ts';
import { createRoomDocuments } from '../../../electron/compose/room-documents.ts';
import type { PresetDraft } from '../../../electron/contract/model/preset.ts';
import { RoomLink } from '../../../electron/storage/postgres/room-link.ts';
import { SharedDocuments } from '../../../electron/storage/postgres/shared-documents.ts';
import { PresetStore } from '../../../electron/storage/presets.ts';
import { ScheduleStore } from '../../../electron/storage/schedules.ts';
import { tempFolder } from '../../support/desktop/temp.ts';
import { until } from '../../support/desktop/until.ts';
import { type Cluster, startCluster } from '../../support/postgres/cluster.ts';
import { type CutProxy, cutProxy } from '../../support/postgres/cut-proxy.ts';
import {
  freshRoom,
  type Login,
  prepareRooms,
  type RoomOfTests,
} from '../../support/postgres/room-database.ts';

let cluster: Cluster;
let room: RoomOfTests;
const open: (() => Promise<void> | void)[] = [];

beforeAll(async () => {
  cluster = await startCluster();
  await prepareRooms(cluster);
});
beforeEach(async () => {
  room = await freshRoom(cluster);
});
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});
afterAll(() => cluster?.remove());

interface Desk {
  readonly presets: PresetStore;
  readonly schedules: ScheduleStore;
  readonly service: SharedDocumentsService;
  readonly faults: unknown[];
  conflicts: readonly KnownConflict[];
  join(): void;
}

/** A workstation's stores in a folder of its own, and what it shares. */
function desk(login: Login, port = cluster.port): Desk {
  const folder = tempFolder('desk');
  const presets = new PresetStore(folder.path, [], new Date());
  const schedules = new ScheduleStore(folder.path);
  const link = new RoomLink(
    { ...room.as(login), port },
    { heartbeat: 200, answer: 300, retry: { first: 50, longest: 200 } },
  );
  const faults: unknown[] = [];
  const service = createRoomDocuments({
    ...{ userData: folder.path, room: link, stores: { presets, schedules } },
    onConflicts: (conflicts) => {
      made.conflicts = conflicts;
    },
    onFault: (error) => faults.push(error),
    againMs: 100,
  });
  const made: Desk = {
    ...{ presets, schedules, service, faults, conflicts: [] },
    join() {
      service.start();
      link.start();
    },
  };
  open.push(async () => {
    await service.stop();
    await link.close();
    folder.remove();
  });
  return made;
}

const draft = (name: string, stream = 'one'): PresetDraft => ({
  ...{ name, accountId: 'of-station', vendors: ['Aliyun'], streamIds: [stream], end: null },
});
const streamOf = (at: Desk, name: string) => at.presets.findByName(name)?.streamIds[0];
const shows = (at: Desk, name: string, stream = 'one') =>
  until(`${name} is ${stream}`, () => streamOf(at, name) === stream);

describe('presets and schedules of a room', () => {
  test('a preset and its schedule that one desk saves appear at another, and go', async () => {
    const [left, right] = [desk('operator'), desk('other_operator')];
    left.join();
    right.join();
    const { id } = left.presets.save(null, { ...draft('News'), group: 'Studio 1', colour: 'teal' });
    await shows(right, 'News');
    expect(right.presets.find(id)).toEqual(left.presets.find(id));
    const times = { at: '2031-01-01T10:00', timeZone: 'Asia/Shanghai' };
    const missed = { startWithinMinutes: 5 };
    left.schedules.save(null, { name: 'Ten', presetId: id, ...times, missed, enabled: true });
    await until('the schedule is there', () => right.schedules.list().length === 1);
    expect(right.schedules.list()).toEqual(left.schedules.list());
    right.schedules.remove(right.schedules.list()[0]?.id ?? '');
    right.presets.remove(id);
    await until('the preset is gone', () => left.presets.list().length === 0);
    await until('the schedule is gone', () => left.schedules.list().length === 0);
    expect([...left.faults, ...right.faults, ...left.conflicts, ...right.conflicts]).toEqual([]);
  });

  test('desks that join with presets of their own keep all of them', async () => {
    const [left, right] = [desk('operator'), desk('other_operator')];
    left.presets.saveByName([draft('News', 'left'), draft('Match')]);
    right.presets.save(null, draft('News', 'right'));
    right.presets.save(null, draft('Studio'));
    const own = right.presets.findByName('News')?.id;
    left.join();
    await until('the room has them', async () => (await inRoom()).length === 2);
    right.join();
    await shows(left, 'Studio');
    await shows(right, 'News', 'left');
    expect(right.presets.findByName('News')?.id).toBe(own);
    await until('the conflict is told', () => right.conflicts.length === 1);
    expect(right.conflicts).toMatchObject([
      {
        kind: 'preset',
        name: 'News',
        mine: { streamIds: ['right'] },
        changedBy: 'Person operator',
      },
    ]);
    await right.service.decide(right.conflicts[0]?.id ?? '', 'copy');
    await shows(left, 'News (2)', 'right');
    expect(right.conflicts).toEqual([]);
  });

  test('a desk that is away goes on, and what both changed is a conflict afterwards', async () => {
    const proxy: CutProxy = await cutProxy(cluster.port);
    open.push(() => proxy.close());
    const [left, right] = [desk('operator'), desk('other_operator', proxy.port)];
    left.presets.saveByName([draft('News'), draft('Match')]);
    left.join();
    right.join();
    await shows(right, 'Match');
    proxy.cut();
    right.presets.save(right.presets.findByName('News')?.id ?? '', draft('News', 'right'));
    right.presets.save(null, draft('Away'));
    left.presets.save(left.presets.findByName('News')?.id ?? '', draft('News', 'left'));
    await until('the room has the change', async () =>
      (await inRoom()).some(({ body }) => JSON.stringify(body).includes('left')),
    );
    proxy.mend();
    await shows(left, 'Away');
    await shows(right, 'News', 'left');
    await until('the conflict is told', () => right.conflicts.length === 1);
    await right.service.decide(right.conflicts[0]?.id ?? '', 'mine');
    await shows(left, 'News', 'right');
    expect(left.conflicts).toEqual([]);
  });

  test('a viewer sees everything, changes nothing, and is refused by the database', async () => {
    const [left, viewer] = [desk('operator'), desk('viewer')];
    left.presets.save(null, draft('News'));
    left.join();
    viewer.join();
    await shows(viewer, 'News');
    const link = new RoomLink(room.as('viewer'));
    open.push(() => link.close());
    link.start();
    await until('the viewer is in', () => link.state.kind === 'joined');
    const documents = new SharedDocuments(link);
    const { id } = left.presets.findByName('News') ?? { id: '' };
    const write = { kind: 'preset', name: 'x', body: {}, deleted: true } as const;
    for (const [at, based] of [
      [id, 1],
      ['new', 0],
    ] as const) {
      await expect(documents.write({ ...write, id: at, based })).rejects.toMatchObject({
        fault: 'rights',
      });
    }
    expect((await inRoom()).map(({ revision }) => revision)).toEqual([1]);
  });

  test('the database lets one of two changes through, and a name be once', async () => {
    const link = new RoomLink(room.as('operator'));
    open.push(() => link.close());
    link.start();
    await until('it is in', () => link.state.kind === 'joined');
    const documents = new SharedDocuments(link);
    const write = {
      kind: 'preset',
      id: 'a',
      name: 'News',
      body: { a: 1 },
      deleted: false,
    } as const;
    expect(await documents.write({ ...write, based: 0 })).toEqual({ kind: 'written', revision: 1 });
    expect(await documents.write({ ...write, based: 0 })).toEqual({ kind: 'stale' });
    const both = [1, 2].map((a) => documents.write({ ...write, based: 1, body: { a } }));
    const kinds = (await Promise.all(both)).map(({ kind }) => kind);
    expect(kinds.sort()).toEqual(['stale', 'written']);
    const other = { ...write, id: 'b' };
    expect(await documents.write({ ...other, based: 0 })).toEqual({ kind: 'name-taken' });
    expect(await documents.write({ ...other, name: 'B', based: 0 })).toMatchObject({ revision: 1 });
    expect(await documents.write({ ...other, based: 1 })).toEqual({ kind: 'name-taken' });
    expect(await documents.newerThan('preset', new Map([['a', 2]]))).toMatchObject([{ id: 'b' }]);
    expect(await documents.newerThan('schedule', new Map())).toEqual([]);
  });
});

const inRoom = () =>
  cluster.query<{ body: unknown; revision: number }>(
    'select body, revision from cdn_recorder.document where not deleted',
    room.database,
  );
