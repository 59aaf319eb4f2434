import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, expect, test } from 'vitest';
import { parseCallback } from '../../../electron/zego/callback/parse.ts';
import { isSignedBy } from '../../../electron/zego/callback/signature.ts';
import { until } from '../../support/desktop/until.ts';
import { OWN_IPV4 } from '../../support/network/own-address.ts';
import { type PracticeBench, practiceBench } from '../../support/practice-bench.ts';

const ends: (() => unknown)[] = [];
afterAll(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function newBench(): Promise<PracticeBench> {
  const bench = await practiceBench();
  ends.push(() => bench.close());
  return bench;
}

/** What a receiver was sent, and what it answers in turn; then 200. */
async function receiver(statuses: number[] = [], address = '127.0.0.1') {
  const bodies: Buffer[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    bodies.push(Buffer.concat(chunks));
    response.writeHead(statuses.shift() ?? 200).end();
  });
  await new Promise<void>((resume) => server.listen(0, address, resume));
  ends.push(() => server.close());
  const url = `http://${address}:${(server.address() as AddressInfo).port}/zego/x`;
  return { url, bodies, callbacks: () => bodies.map((body) => parseCallback(body)) };
}

async function recorded(bench: PracticeBench, vendor: 'Tencent' | 'Ws' | 'Huawei') {
  const { streams } = await bench.ask({ vendor, streamIds: ['cdn01'] });
  await bench.ask({ vendor, streamIds: ['cdn01'], action: 'StopCDNRecord' });
  return streams[0];
}

test.concurrent('each file of each vendor is posted once, signed, with the id of its start', async () => {
  const bench = await newBench();
  const { url, callbacks } = await receiver();
  // As a receiver names itself that listens at every address.
  bench.server.postCallbacks(url.replace('127.0.0.1', '0.0.0.0'));
  const tencent = await recorded(bench, 'Tencent');
  const ws = await recorded(bench, 'Ws');
  await recorded(bench, 'Huawei');
  await until('four callbacks', () => callbacks().length >= 4);
  for (const callback of callbacks()) {
    expect(callback).toMatchObject({ event: 'record', record: { streamId: 'cdn01' } });
    expect(callback && isSignedBy(bench.server.callbackSecret, callback)).toBe(true);
  }
  const seen = callbacks().map((callback) => callback?.record);
  const ids = seen.map((record) => [record?.vendor, record?.taskId]);
  expect(ids).toEqual(
    expect.arrayContaining([
      ['Tencent', tencent?.taskId],
      ['Ws', ws?.persistentId],
      ['Huawei', null],
    ]),
  );
  // Two formats: two callbacks that differ in their file.
  const own = seen.filter((record) => record?.vendor === 'Tencent');
  expect(own.map((record) => record?.url?.split('.').at(-1)).sort()).toEqual(['m3u8', 'mp4']);
  await new Promise((resume) => setTimeout(resume, 200));
  expect(callbacks()).toHaveLength(4);
});

test.concurrent('it is tried again with the same words until it is taken, and no more after the end', async () => {
  const bench = await newBench();
  const { url, bodies } = await receiver([500, 403]);
  bench.server.postCallbacks(url);
  await recorded(bench, 'Huawei');
  await until('a first try', () => bodies.length >= 1);
  bench.server.postCallbacks(url);
  await until('three tries', () => bodies.length >= 3);
  expect(new Set(bodies.map(String)).size).toBe(1);
  bench.server.postCallbacks(null);
  await recorded(bench, 'Ws');
  await new Promise((resume) => setTimeout(resume, 1_300));
  expect(bodies).toHaveLength(3);
});

test.concurrent('a merge is told with its task, and its file at Tencent', async () => {
  const bench = await newBench();
  const { url, callbacks } = await receiver();
  bench.server.behave('files-in-parts');
  await bench.ask({ vendor: 'Tencent', streamIds: ['cdn01'] });
  const parts = await until('two parts', async () => {
    const answer = await bench.search('Tencent');
    const files = answer.kind === 'ok' ? answer.value.files : [];
    const ids = files.filter(({ format }) => format === 'mp4').map(({ fileId }) => fileId);
    return ids.length >= 2 ? ids.slice(0, 2) : undefined;
  });
  bench.server.postCallbacks(url);
  const merged = await bench.merge('Tencent', parts);
  const compose = await until('the merge', () =>
    callbacks().find((callback) => callback?.event === 'compose'),
  );
  const taskId = merged.kind === 'ok' ? merged.value.taskId : '';
  expect(compose?.compose).toMatchObject({ taskId, fileId: expect.stringMatching(/^5\d{18}$/) });
});

test.skipIf(OWN_IPV4 === null).concurrent('nothing leaves this machine', async () => {
  const bench = await newBench();
  const { url, bodies } = await receiver([], OWN_IPV4 ?? '');
  bench.server.postCallbacks(url);
  await recorded(bench, 'Huawei');
  await new Promise((resume) => setTimeout(resume, 1_300));
  expect(bodies).toEqual([]);
  await fetch(url, { method: 'POST' });
  expect(bodies).toHaveLength(1);
});
