import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MediaCalls } from '../../../electron/app/files/media-calls.ts';
import { Limiters } from '../../../electron/recording/limiter.ts';
import { EndpointClocks } from '../../../electron/zego/clock/endpoint-clocks.ts';
import { createTransport, type Transport } from '../../../electron/zego/transport/transport.ts';
import { holdsSecret } from '../../support/leaks.ts';
import { PATIENT } from '../../support/patience.ts';
import { APP_ID, SECRET } from '../../support/provision.ts';

const SEARCH = { streamId: 'cdn01', from: 1, to: 2, cursor: null };
const MERGE = { format: 'MP4', fileIds: ['1', '2'], name: 'news', expireHours: 0 } as const;
const EMPTY = { Code: 0, Data: { Tencent: { TotalCount: 0, MediaInfoSet: [] } } };

/** Answers each request with the next of these; null: not at all. */
let answers: (object | null)[];
let asked: URLSearchParams[];
let server: Server;
let transport: Transport;
let pauses: number[];

beforeEach(async () => {
  [answers, asked, pauses] = [[], [], []];
  server = createServer((request, response) => {
    asked.push(new URL(request.url ?? '', 'http://x').searchParams);
    const next = answers.shift();
    if (next === null) return void request.socket.destroy();
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify(next ?? EMPTY));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  transport = createTransport({ timeouts: PATIENT });
});
afterEach(async () => {
  await transport.close();
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
});

function calls(offMs = 0) {
  const media = new MediaCalls({
    limiters: new Limiters(() => performance.now()),
    transport,
    clocks: new EndpointClocks({
      wall: () => Date.now() + offMs,
      uptime: () => performance.now(),
    }),
    pause: async (ms) => void pauses.push(ms),
    random: () => 0,
  });
  const { port } = server.address() as AddressInfo;
  const credentials = {
    appId: APP_ID,
    serverSecret: SECRET,
    endpoint: `http://127.0.0.1:${port}/`,
    isTest: null,
  };
  return { media, account: { id: 'a', name: 'Main', practice: false, credentials } };
}

test('a search, a merge and a task go over the wire, signed, and nothing else does', async () => {
  const { media, account } = calls();
  const merged = { Code: 0, Data: { Tencent: { TaskId: 't-1' } } };
  const task = { Code: 0, Data: { Tencent: { Status: 'FINISH', FileId: '9' } } };
  answers = [EMPTY, merged, task];
  expect(await media.search(account, 'Tencent', SEARCH)).toMatchObject({ kind: 'ok' });
  expect(await media.merge(account, 'Tencent', MERGE)).toMatchObject({ value: { taskId: 't-1' } });
  expect(await media.task(account, 'Tencent', 't-1')).toMatchObject({
    value: { state: 'finished', fileId: '9' },
  });
  expect(asked.map((query) => query.get('Action'))).toEqual([
    'SearchMedia',
    'MergeMedia',
    'DescribeMediaTask',
  ]);
  for (const query of asked) expect(query.get('Signature')).toMatch(/^[0-9a-f]{32}$/);
  expect(new Set(asked.map((query) => query.get('SignatureNonce'))).size).toBe(3);
});

test('a signature that had expired is made once more, by the server’s time', async () => {
  const { media, account } = calls(30 * 60_000);
  answers = [{ Code: 100_000_004, Message: 'expired' }, EMPTY];
  expect(await media.search(account, 'Tencent', SEARCH)).toMatchObject({ kind: 'ok' });
  const [first, second] = asked.map((query) => Number(query.get('Timestamp')) * 1000 - Date.now());
  expect(Math.abs((first ?? 0) - 30 * 60_000)).toBeLessThan(5_000);
  expect(Math.abs(second ?? 1e9)).toBeLessThan(5_000);
});

describe('"too frequent"', () => {
  test.each([6, 1010, 5007, 30_002])('code %i is tried again after a wait', async (Code) => {
    const { media, account } = calls();
    answers = [{ Code }, { Code }, EMPTY];
    expect(await media.search(account, 'Tencent', SEARCH)).toMatchObject({ kind: 'ok' });
    expect(pauses).toEqual([1_000, 4_000]);
  });

  test('four times and no more; the refusal stands then', async () => {
    const { media, account } = calls();
    answers = Array.from({ length: 9 }, () => ({ Code: 6, Message: 'slow down' }));
    expect(await media.search(account, 'Tencent', SEARCH)).toMatchObject({
      kind: 'refused',
      code: 6,
      message: 'slow down',
    });
    expect([asked.length, pauses]).toEqual([4, [1_000, 4_000, 16_000]]);
  });
});

test.each([2, 3, 1000, 41_003, 4711])('code %i is not tried again', async (Code) => {
  const { media, account } = calls();
  answers = [{ Code }];
  expect(await media.merge(account, 'Tencent', MERGE)).toMatchObject({
    kind: 'refused',
    code: Code,
  });
  expect([asked.length, pauses]).toEqual([1, []]);
});

test('a merge whose answer is lost is sent once: it may have begun', async () => {
  const { media, account } = calls();
  answers = [null];
  expect(await media.merge(account, 'Tencent', MERGE)).toMatchObject({ kind: 'lost' });
  expect(asked).toHaveLength(1);
});

test('nobody there: not sent, with the cause', async () => {
  const { media, account } = calls();
  const credentials = { ...account.credentials, endpoint: 'http://127.0.0.1:1/' };
  expect(await media.search({ ...account, credentials }, 'Tencent', SEARCH)).toMatchObject({
    kind: 'not-sent',
    reason: 'connection-refused',
  });
});

test('a vendor without files is a mistake of the caller’s, and nothing is sent', async () => {
  const { media, account } = calls();
  await expect(media.search(account, 'Aliyun', SEARCH)).rejects.toThrow();
  await expect(media.merge(account, 'Ws', MERGE)).rejects.toThrow();
  expect(asked).toEqual([]);
});

test('no answer that echoes the request leaves a secret in what is returned', async () => {
  const { media, account } = calls();
  answers = [{ Code: 2, Message: `bad ${SECRET}` }];
  const said = await media.search(account, 'Tencent', SEARCH);
  expect(said.kind).toBe('refused');
  expect(holdsSecret(JSON.stringify(said), [SECRET])).toBe(false);
});
