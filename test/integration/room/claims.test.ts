import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ownStreams } from '../../../electron/app/room/own-streams.ts';
import { CLAIM_MS, RoomClaims } from '../../../electron/app/room/room-claims.ts';
import type { AwayPolicy } from '../../../electron/app/room/stream-claims.ts';
import { beingStarted } from '../../../electron/recording/being-started.ts';
import type {
  ClaimTable,
  Publication,
  WantedStream,
} from '../../../electron/storage/claim-ports.ts';
import { PostgresClaims } from '../../../electron/storage/postgres/postgres-claims.ts';
import { RoomLink } from '../../../electron/storage/postgres/room-link.ts';
import { WINDOW } from '../../support/callers.ts';
import { until } from '../../support/desktop/until.ts';
import { type Cluster, startCluster } from '../../support/postgres/cluster.ts';
import { cutProxy } from '../../support/postgres/cut-proxy.ts';
import {
  freshRoom,
  type Login,
  prepareRooms,
  type RoomOfTests,
} from '../../support/postgres/room-database.ts';
import { recordingBench } from '../../support/recording-bench.ts';
import { type StrictServer, strictServer } from '../../support/strict-server/strict-server.ts';

const ACCOUNT = { appId: 12345, serverSecret: '9193cc662a4c0ec135ec71fb57194b38' };
const STREAM: WantedStream = {
  ...{ appId: 4_000_000_001, service: 'https://zego', vendor: 'Tencent', streamId: 'cdn01' },
  endTime: null,
};
const NOTHING: Publication = { own: [], held: [], epochs: new Map(), isWhole: true };
const HOW = { presetName: 'News', isPartial: false };

let cluster: Cluster;
let room: RoomOfTests;
const open: { close(): unknown }[] = [];

beforeAll(async () => {
  cluster = await startCluster();
  await prepareRooms(cluster);
});
beforeEach(async () => {
  room = await freshRoom(cluster);
});
afterEach(async () => {
  for (const part of open.splice(0).reverse()) await part.close();
});
afterAll(() => cluster?.remove());

async function linkOf(login: Login, port?: number): Promise<RoomLink> {
  const access = room.as(login);
  const link = new RoomLink(port === undefined ? access : { ...access, port });
  open.push(link);
  link.start();
  await until('the desk has joined', () => link.state.kind === 'joined');
  return link;
}

const tableOf = async (id: string, login: Login = 'operator'): Promise<ClaimTable> =>
  new PostgresClaims(await linkOf(login), () => ({ id, name: `Desk ${id}` }));

describe('the rows of a room', () => {
  let a: ClaimTable;
  let b: ClaimTable;
  beforeEach(async () => {
    a = await tableOf('A');
    b = await tableOf('B', 'other_operator');
  });

  test('of twenty claims at once one alone is granted, and the others are told by whom', async () => {
    const claims = Array.from({ length: 20 }, (_, index) =>
      (index % 2 === 0 ? a : b).claim([{ ...STREAM, streamId: `cdn0${index % 3}` }], HOW),
    );
    const answers = await Promise.all(claims);
    const { rows } = await a.publish({ ...NOTHING, isWhole: false });
    expect(rows).toHaveLength(3);
    for (const [index, { owned, elsewhere }] of answers.entries()) {
      const row = rows.find(({ streamId }) => streamId === `cdn0${index % 3}`);
      const isOwn = row?.deskId === (index % 2 === 0 ? 'A' : 'B');
      expect([owned.length, elsewhere.length]).toEqual(isOwn ? [1, 0] : [0, 1]);
    }
  });

  test('names desk, person and preset, and leaves what is free to a partial claim', async () => {
    await a.claim([STREAM], HOW);
    const other = { ...STREAM, streamId: 'cdn02' };
    expect(await b.claim([STREAM, other], HOW)).toMatchObject({
      owned: [],
      elsewhere: [{ desk: 'Desk A', person: 'Person operator', presetName: 'News', ...STREAM }],
    });
    const partial = await b.claim([STREAM, other], { ...HOW, isPartial: true });
    expect(partial.owned.map(({ streamId }) => streamId)).toEqual(['cdn02']);
  });

  test('past its end, by the time of the database, a row does not block', async () => {
    const now = Math.floor(Date.now() / 1000);
    await a.claim([{ ...STREAM, endTime: now - 1 }], HOW);
    expect((await b.claim([STREAM], HOW)).owned).toHaveLength(1);
    const { rows } = await a.publish(NOTHING);
    expect(rows).toMatchObject([{ deskId: 'B' }]);
  });

  test('what the journal does not name is free, what is held stays, and so does all while it cannot be read', async () => {
    await a.claim([STREAM], HOW);
    await a.publish({ ...NOTHING, isWhole: false });
    await a.publish({ ...NOTHING, held: [STREAM] });
    expect((await b.claim([STREAM], HOW)).owned).toEqual([]);
    await a.publish(NOTHING);
    expect((await b.claim([STREAM], HOW)).owned).toHaveLength(1);
  });

  test('a takeover needs the epoch that was seen; the former desk is told, and writes nothing any more', async () => {
    await a.claim([STREAM], HOW);
    const own = ownStreams([recordingOf(STREAM)], []);
    const { rows } = await a.publish({ ...NOTHING, own });
    expect(await b.takeOver(rows)).toMatchObject([{ streamId: 'cdn01' }]);
    expect(await b.takeOver(rows)).toEqual([]);
    const after = await a.publish({ ...NOTHING, own });
    expect(after.lost).toMatchObject([{ streamId: 'cdn01' }]);
    expect(after.rows).toMatchObject([{ deskId: 'B', epoch: 2, person: 'Person other_operator' }]);
    expect(after.rows[0]?.contested).toBeNull();
    // Freed by the new desk before the former one has let go of it: it does not come back.
    await b.publish(NOTHING);
    expect((await a.publish({ ...NOTHING, own })).rows).toEqual([]);
    expect((await a.publish(NOTHING)).lost).toEqual([]);
  });

  test('what two desks record is told to both', async () => {
    const own = ownStreams([recordingOf(STREAM)], []);
    await a.publish({ ...NOTHING, own });
    const { rows } = await b.publish({ ...NOTHING, own });
    expect(rows).toMatchObject([{ deskId: 'A', contested: { deskId: 'B', desk: 'Desk B' } }]);
    expect((await b.publish(NOTHING)).rows).toMatchObject([{ deskId: 'A', contested: null }]);
  });

  test('a viewer reads and claims nothing, and another room sees nothing', async () => {
    const viewer = await tableOf('V', 'viewer');
    await expect(viewer.claim([STREAM], HOW)).rejects.toThrow(/permission|denied/);
    await a.claim([STREAM], HOW);
    expect((await viewer.publish(NOTHING)).rows).toHaveLength(1);
    const far = await tableOf('A', 'far_operator');
    expect((await far.publish(NOTHING)).rows).toEqual([]);
    expect((await far.claim([STREAM], HOW)).owned).toHaveLength(1);
  });
});

const recordingOf = ({ appId, service, vendor, streamId, endTime }: WantedStream) => ({
  ...{ appId, service, vendor, streamId, endTime },
  ...{ accountId: 'account', accountName: 'Main', isTest: null, practice: false },
  ...{ domain: null, point: null, presetId: 'preset', presetName: 'News', callId: 'call' },
  ...{ since: '2026-11-28T12:00:00.000Z', certainty: 'accepted' as const },
});

/** A desk with its own journal and runner, in the room. */
async function deskIn(
  far: StrictServer,
  id: string,
  login: Login,
  // A busy machine answers late: only where the room is away nothing is waited for.
  { port, claimMs = 60_000 }: { readonly port?: number; readonly claimMs?: number } = {},
) {
  const link = await linkOf(login, port);
  const joined: { policy: AwayPolicy | null } = { policy: 'start-alone' };
  const parts: { near: ReturnType<typeof recordingBench> | null } = { near: null };
  const claims = new RoomClaims({
    table: new PostgresClaims(link, () => ({ id, name: `Desk ${id}` })),
    policy: () => joined.policy,
    isOurs: () => false,
    own: () => {
      const known = parts.near?.recordings.list(Date.now()) ?? [];
      return ownStreams(known, parts.near ? beingStarted(parts.near.runner) : []);
    },
    isWhole: () => true,
    adopt: () => undefined,
    letGo: () => undefined,
    show: () => undefined,
    after: (ms, work) => {
      const timer = setTimeout(work, ms === CLAIM_MS ? claimMs : ms);
      return () => clearTimeout(timer);
    },
    onFault: () => undefined,
  });
  const near = recordingBench({
    ...{ ...ACCOUNT, endpoint: far.url, claims },
    onChange: () => claims.changed(),
  });
  parts.near = near;
  near.settledListeners.add(() => claims.changed());
  open.push({ close: () => near.close() }, { close: () => claims.stop() });
  const press = async (presetId: string, alone = false) => {
    const request = { scope: 'ask', ...(alone && { alone }) } as const;
    const answer = await near.commands.start(WINDOW, presetId, request);
    if (answer.kind === 'started') await answer.started.settled;
    return answer;
  };
  return { near, claims, joined, press };
}

describe('two desks', () => {
  let far: StrictServer;
  beforeEach(async () => {
    far = await strictServer({ appId: ACCOUNT.appId, secret: ACCOUNT.serverSecret });
    open.push({ close: () => far.close() });
  });

  test('that press the same presets at once start each of them once', async () => {
    const [a, b] = [await deskIn(far, 'A', 'operator'), await deskIn(far, 'B', 'other_operator')];
    const ids = Array.from({ length: 12 }, (_, index) => `preset-${index}`);
    for (const { near } of [a, b]) {
      for (const id of ids) near.add({ id, name: id, streamIds: [`stream-${id}`] });
    }
    for (const id of ids) {
      const answers = await Promise.all([a.press(id), b.press(id)]);
      const kinds = answers.map(({ kind }) => kind).sort();
      expect(kinds).toEqual(['question', 'started']);
      const lost = answers.find((one) => one.kind === 'question');
      expect(lost).toMatchObject({ question: { elsewhere: [{ presetName: id }], missing: [] } });
    }
    const streams = far.requests.flatMap((request) => request.all('StreamId[]'));
    expect([...streams].sort()).toEqual(ids.map((id) => `stream-${id}`).sort());
  });

  test('one that the room does not answer asks, or refuses, and starts alone once a person agrees', {
    tags: ['slow'],
  }, async () => {
    const proxy = await cutProxy(cluster.port);
    open.push({ close: () => proxy.close() });
    const a = await deskIn(far, 'A', 'operator', { port: proxy.port, claimMs: CLAIM_MS });
    const { id } = a.near.add();
    proxy.cut();
    expect(await a.press(id)).toMatchObject({ kind: 'question', question: { alone: true } });
    a.joined.policy = 'refuse';
    await expect(a.press(id)).rejects.toMatchObject({ code: 'room-away' });
    expect(far.requests).toHaveLength(0);
    a.joined.policy = 'start-alone';
    expect(await a.press(id, true)).toMatchObject({ kind: 'started' });
    proxy.mend();
    const reader = await tableOf('B', 'other_operator');
    await until('the row is written when the room answers again', async () => {
      a.claims.changed();
      return (await reader.publish(NOTHING)).rows.length === 1;
    });
  });
});
