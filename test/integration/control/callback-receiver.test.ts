import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CallbackReceipt } from '../../../electron/storage/ports.ts';
import { accountOf } from '../../support/app-states.ts';
import {
  CALLBACK_SECRET,
  type CallbackBench,
  callbackBench,
  callbackStore,
  recordOf,
  stampOf,
} from '../../support/callback-bench.ts';
import { RECORD, SHAPES, signedCallback } from '../../support/callbacks.ts';
import { until } from '../../support/desktop/until.ts';

/** Over real sockets: what is taken in, and what is refused with an empty answer. */
let bench: CallbackBench;
let store: ReturnType<typeof callbackStore>;
beforeEach(async () => {
  store = callbackStore();
  bench = await callbackBench({ receive: store.receive });
});
afterEach(async () => {
  await bench.close();
  await store.close();
});

const MINUTE_MS = 60_000;
const lastRefusal = () => bench.views.at(-1)?.refused?.reason ?? null;
const refusalShown = () => until('a refusal is shown', () => lastRefusal() ?? undefined);

/** The store takes what comes only when it is told to, by what this returns once something has come. */
function slowStore() {
  let write: ((receipt: CallbackReceipt) => void) | undefined;
  bench.world.receive = () => new Promise((resolve) => (write = resolve));
  return () => until('a callback is being written', () => write);
}

describe('a callback with a good signature', () => {
  test.each(Object.entries(SHAPES))(
    'in the shape of %s: written, told, then answered',
    async (_shape, write) => {
      const fields = signedCallback(recordOf(1), CALLBACK_SECRET, stampOf(Date.now()));
      expect(await bench.post(write(fields))).toEqual({ status: 200, text: '' });
      expect(store.kept).toMatchObject([
        {
          event: 'record',
          appId: 12345,
          accountId: 'main',
          report: {
            source: 'callback',
            vendor: 'Tencent',
            streamId: 'arena_home',
            accountName: 'Main',
          },
        },
      ]);
      expect(bench.taken).toMatchObject([
        { event: 'record', account: { name: 'Main' }, compose: null },
      ]);
      expect(JSON.stringify(store.kept)).not.toContain(fields.signature);
    },
  );

  test('is answered only once it is on disk', async () => {
    const writing = slowStore();
    let status: number | null = null;
    const sent = bench.send(recordOf(1)).then((got) => {
      status = got;
    });
    const write = await writing();
    await sleep(100);
    expect([status, bench.taken]).toEqual([null, []]);
    write('new');
    await sent;
    expect([status, bench.taken.length]).toEqual([200, 1]);
  });

  test('again, with a new stamp or the same one: 200, and nothing added or told', async () => {
    const stamp = stampOf(Date.now());
    expect([
      await bench.send(recordOf(1), stamp),
      await bench.send(recordOf(1), stamp),
      await bench.send(recordOf(1)),
    ]).toEqual([200, 200, 200]);
    expect([store.kept.length, bench.taken.length]).toEqual([1, 1]);
  });

  test('of two formats: two facts; out of order: each as it comes', async () => {
    const later = { ...recordOf(2), begin_time: '1786000700' };
    const flv = { ...recordOf(1), replay_url: 'https://vod.example/1/arena_home.flv' };
    expect([await bench.send(later), await bench.send(recordOf(1)), await bench.send(flv)]).toEqual(
      [200, 200, 200],
    );
    expect(store.kept.map(({ report }) => report?.format)).toEqual(['mp4', 'mp4', 'flv']);
  });

  test('of a merge or a sibling: written as it came, a merge told as such', async () => {
    await bench.send({ event: 'compose', appid: '12345', task_id: 't', code: '0' });
    await bench.send({ event: 'procedure', appid: '12345', status: 'SUCCESS' });
    expect(store.kept.map(({ event, report }) => [event, report])).toEqual([
      ['compose', null],
      ['procedure', null],
    ]);
    expect(bench.taken.map(({ compose }) => compose?.taskId ?? null)).toEqual(['t', null]);
    expect(JSON.parse(store.kept[1]?.body ?? '')).toMatchObject({ status: 'SUCCESS' });
  });

  test('has the secret masked wherever it echoes it', async () => {
    await bench.send({ ...recordOf(1), note: CALLBACK_SECRET });
    expect(store.kept[0]?.body).not.toContain(CALLBACK_SECRET);
    expect(store.kept[0]?.body).toContain('[redacted]');
  });
});

describe('refused with an empty answer, and nothing is written:', () => {
  const refused = async (status: number, reason: string) => {
    expect(status).toBe(403);
    expect(store.kept).toEqual([]);
    expect(bench.taken).toEqual([]);
    expect(await refusalShown()).toBe(reason);
  };

  test('forged: another secret, another AppId', async () => {
    await refused(await bench.send(recordOf(1), stampOf(Date.now()), 'guessed'), 'unsigned');
    expect(await bench.send({ ...recordOf(1), appid: '12346' })).toBe(403);
    bench.world.secrets.clear();
    expect(await bench.send(recordOf(1))).toBe(403);
    expect(store.kept).toEqual([]);
  });

  test.each([
    ['eleven minutes old', -11, 403],
    ['eleven minutes ahead', 11, 403],
    ['nine minutes old', -9, 200],
    ['nine minutes ahead', 9, 200],
  ])('%s', async (_what, minutes, status) => {
    expect(await bench.send(recordOf(1), stampOf(Date.now() + minutes * MINUTE_MS))).toBe(status);
    if (status === 403) await refused(status, 'late');
  });

  test('replayed: a stamp that has signed other content', async () => {
    const stamp = stampOf(Date.now());
    await bench.send(recordOf(1), stamp);
    expect(await bench.send(recordOf(2), stamp)).toBe(403);
    expect(await refusalShown()).toBe('conflict');
    expect([store.kept.length, bench.taken.length]).toEqual([1, 1]);
  });

  test('no callback at all', async () => {
    const { status, text } = await bench.post('hello');
    expect(text).toBe('');
    await refused(status, 'unreadable');
  });

  test('while the secrets are locked, which is a problem until one is taken in', async () => {
    bench.world.locked = true;
    await refused(await bench.send(recordOf(1)), 'locked');
    expect([...bench.problems.keys()]).toEqual(['callbacks-locked']);
    bench.world.locked = false;
    expect(await bench.send(recordOf(1))).toBe(200);
    expect([...bench.problems.keys()]).toEqual([]);
  });

  test('while the disk takes nothing; ZEGO’s next try brings it', async () => {
    bench.world.receive = () => Promise.reject(new Error('disk full'));
    await refused(await bench.send(recordOf(1)), 'unwritten');
    expect([...bench.problems.keys()]).toEqual(['callbacks-unwritten']);
    expect(bench.faults).toHaveLength(1);
    bench.world.receive = store.receive;
    expect(await bench.send(recordOf(1))).toBe(200);
    expect([store.kept.length, bench.problems.size]).toEqual([1, 0]);
  });
});

describe('refused before it is read:', () => {
  test.each([
    ['another method', (url: string) => [url, { method: 'PUT' }] as const],
    ['another path', (url: string) => [`${url}0`, {}] as const],
    ['the path without its random part', (url: string) => [url.replace(/\w+$/, ''), {}] as const],
    ['a question behind it', (url: string) => [`${url}?a=1`, {}] as const],
  ])('%s', async (_what, request) => {
    const [at, init] = request(bench.url);
    expect(await bench.post('{}', at, init)).toEqual({ status: 404, text: '' });
  });

  test('more than 64 KiB, whether its length is said or not', async () => {
    const whole = signedCallback(
      { ...recordOf(1), filler: 'x'.repeat(66_000) },
      CALLBACK_SECRET,
      stampOf(Date.now()),
    );
    const body = JSON.stringify(whole);
    expect(await bench.post(body)).toEqual({ status: 413, text: '' });
    const stream = new Blob([body]).stream();
    const chunked = await bench.post(stream as never, bench.url, { duplex: 'half' } as never);
    expect(chunked).toEqual({ status: 413, text: '' });
    expect(store.kept).toEqual([]);
  });

  test('without an end: cut off', async () => {
    const body = new Uint8Array(2 * 1024 * 1024);
    await expect(bench.post(body)).rejects.toThrow();
    expect(await bench.send(recordOf(1))).toBe(200);
  });

  test('more than 500 within a second; the next second is free again', async () => {
    // Whole: a second later is a second later then, whatever fractions add up to.
    const start = Math.ceil(performance.now());
    bench.world.monotonic = () => start;
    const posts = Array.from({ length: 620 }, () => bench.post('x'));
    const statuses = (await Promise.all(posts)).map(({ status }) => status);
    const count = (wanted: number) => statuses.filter((status) => status === wanted).length;
    expect([count(403), count(429)]).toEqual([500, 120]);
    bench.world.monotonic = () => start + 999;
    expect(await bench.send(recordOf(1))).toBe(429);
    bench.world.monotonic = () => start + 1_000;
    expect(await bench.send(recordOf(1))).toBe(200);
  });

  test('what is no HTTP, and a request that never comes whole: the next ones are served', async () => {
    const { port } = new URL(bench.url);
    const sockets = ['\x16\x03\x01 hello', 'POST / HTTP/1.1\r\nContent-Le'].map((text) => {
      const socket = connect(Number(port), '127.0.0.1', () => socket.write(text));
      socket.on('error', () => undefined);
      return socket;
    });
    expect(await bench.send(recordOf(1))).toBe(200);
    for (const socket of sockets) socket.destroy();
  });
});

describe('the address', () => {
  test('has a random part that stays over restarts, and is shown', async () => {
    expect(bench.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/zego\/[0-9a-f]{32}$/);
    expect(bench.views.at(-1)).toMatchObject({ state: 'listening', url: bench.url });
    const again = await bench.service.listen({ address: '127.0.0.1', port: 0 });
    expect(new URL(again).pathname).toBe(new URL(bench.url).pathname);
  });

  test('that is taken: said with its cause; off again it is no problem', async () => {
    const port = Number(new URL(bench.url).port);
    const other = await callbackBench({ receive: store.receive });
    await other.service.follow({ enabled: true, address: '127.0.0.1', port });
    expect(other.views.at(-1)).toMatchObject({ state: 'failed', url: null, reason: 'EADDRINUSE' });
    expect(other.problems.get('receiver-failed')).toBe(`127.0.0.1:${port} EADDRINUSE`);
    await other.service.follow({ enabled: false, address: '127.0.0.1', port });
    expect([other.views.at(-1)?.state, other.problems.size]).toEqual(['off', 0]);
    await other.close();
  });

  test('of IPv6', async () => {
    const url = await bench.service.listen({ address: '::1', port: 0 });
    expect(url).toMatch(/^http:\/\/\[::1\]:\d+\//);
    expect((await bench.post('x', url)).status).toBe(403);
  });

  test('follows the settings, in the order of their changes', async () => {
    const { service } = bench;
    const settings = { enabled: true, address: '127.0.0.1', port: 1 };
    const free = Number(new URL(bench.url).port);
    void service.follow({ ...settings, enabled: false });
    void service.follow(settings);
    await service.follow({ ...settings, port: free });
    expect(bench.views.at(-1)).toMatchObject({ state: 'listening' });
    expect((await bench.post('x')).status).toBe(403);
    await service.follow({ ...settings, enabled: false });
    await expect(bench.post('x')).rejects.toThrow();
  });
});

test('the end waits for what has come, and takes nothing more', async () => {
  const writing = slowStore();
  const sent = bench.send(recordOf(1));
  const write = await writing();
  const closing = bench.service.close();
  await expect(bench.send(recordOf(2))).rejects.toThrow();
  write('new');
  expect(await sent).toBe(200);
  await closing;
});

test('of several accounts of a project, the one whose secret signed', async () => {
  await bench.close();
  const accounts = ['first', 'second', 'foreign'].map((id) =>
    accountOf({ id, name: id, appId: id === 'foreign' ? 9 : 12345 }),
  );
  bench = await callbackBench({ receive: store.receive, accounts });
  for (const id of ['first', 'second', 'foreign']) bench.world.secrets.set(id, `secret-of-${id}`);
  await bench.send(recordOf(1), stampOf(Date.now()), 'secret-of-second');
  expect(await bench.send({ ...RECORD }, stampOf(Date.now()), 'secret-of-foreign')).toBe(403);
  expect(store.kept.map(({ accountId }) => accountId)).toEqual(['second']);
});
