import { once } from 'node:events';
import { createServer as createHttp } from 'node:http';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { DEFAULT_TIMEOUTS } from '#contract/model/network.ts';
import { boundListener } from '../../../electron/app/bound-listener.ts';
import { NetworkTransport } from '../../../electron/app/network/network.ts';
import { createPracticeServer } from '../../../electron/practice/server.ts';
import { until } from '../../support/desktop/until.ts';
import { practiceBench } from '../../support/practice-bench.ts';
import { PRACTICE_MEDIA } from '../../support/practice-media.ts';

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resume) => server.listen(0, '127.0.0.1', resume));
  ends.push(() => server.close());
  return (server.address() as AddressInfo).port;
}

/** A connection of another program's that asks for nothing. */
async function idler(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1').on('error', () => undefined);
  ends.push(() => socket.destroy());
  await once(socket, 'connect');
  return socket.resume();
}

const open = (sockets: readonly Socket[]) => sockets.filter(({ destroyed }) => !destroyed).length;

test('of three hundred connections that ask for nothing sixty-four stay, and a call is answered', {
  tags: ['slow'],
}, async () => {
  const bench = await practiceBench();
  ends.push(() => bench.close());
  const port = Number(new URL(bench.server.credentials.endpoint).port);
  const sockets = await Promise.all(Array.from({ length: 300 }, () => idler(port)));
  await until('the connections that stay', () => open(sockets) <= 64);
  expect((await bench.ask()).status).toBe('accepted');
});

test('one that asks for nothing is dropped, however often it sends a byte', async () => {
  const server = createHttp((_, response) => response.end());
  boundListener(server, { idleMs: 300 });
  const port = await listening(server);
  const [silent, dripping] = [await idler(port), await idler(port)];
  dripping.write('GET / HTTP/1.1\r\n');
  const drip = setInterval(() => dripping.writable && dripping.write('a'), 20);
  ends.push(() => clearInterval(drip));
  await until('the connections that stay', () => open([silent, dripping]) === 0);
});

test('one that waits for its answer stays, and a new one goes where all are busy', async () => {
  const server = createServer();
  const bounds = boundListener(server, { mostConnections: 2, idleMs: 100 });
  const served: Socket[] = [];
  server.on('connection', (socket) => {
    served.push(socket.on('error', () => undefined));
    bounds.busy(socket);
  });
  const port = await listening(server);
  const busy = [await idler(port), await idler(port)];
  await until('both are served', () => served.length === 2);
  await sleep(300);
  expect(open(busy)).toBe(2);
  const third = await idler(port);
  await until('the third is dropped', () => third.destroyed);
  expect(open(busy)).toBe(2);
  for (const socket of served) bounds.idle(socket);
  await until('nothing is asked for any more', () => open(busy) === 0);
});

async function practiceAndTransport() {
  const practice = await createPracticeServer({ media: PRACTICE_MEDIA });
  const transport = new NetworkTransport(
    {
      resolveProxy: async () => 'DIRECT',
      environment: {},
      login: () => null,
      onCertificates: () => undefined,
      beforeRequest: () => practice.listen(),
    },
    { proxy: 'none', proxyUrl: null, caFile: null, timeouts: DEFAULT_TIMEOUTS },
  );
  ends.push(() => practice.close());
  ends.push(() => transport.close());
  return { practice, ask: () => transport.get(practice.credentials.endpoint, 'Action=None') };
}

test('nothing listens before the first request', async () => {
  const { practice, ask } = await practiceAndTransport();
  const { port } = new URL(practice.credentials.endpoint);
  const [error] = await once(connect(Number(port), '127.0.0.1'), 'error');
  expect(error).toMatchObject({ code: 'ECONNREFUSED' });
  expect(practice.isListening).toBe(false);
  expect((await ask()).kind).toBe('answer');
  expect(practice.isListening).toBe(true);
});

test('where another program has taken the port, nothing is sent to it; later it is tried again', async () => {
  const { practice, ask } = await practiceAndTransport();
  const thief = createServer((socket) => reached.push(socket));
  const reached: Socket[] = [];
  const port = Number(new URL(practice.credentials.endpoint).port);
  await new Promise<void>((resume) => thief.listen(port, '127.0.0.1', resume));
  expect(await ask()).toMatchObject({ kind: 'not-sent', reason: 'connection-failed' });
  expect(reached).toEqual([]);
  await new Promise((closed) => thief.close(closed));
  expect((await ask()).kind).toBe('answer');
});
