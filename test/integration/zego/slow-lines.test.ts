import type { LookupAddress } from 'node:dns';
import { createServer } from 'node:http';
import { networkInterfaces } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import {
  createTransport,
  type TransportOptions,
} from '../../../electron/zego/transport/transport.ts';
import { type DeafServer, deafServer } from '../../support/deaf-server.ts';

const ANSWER = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}';
const BOTH: LookupAddress[] = [
  { address: '::1', family: 6 },
  { address: '127.0.0.1', family: 4 },
];
const hasIpv6 = Object.values(networkInterfaces())
  .flatMap((addresses) => addresses ?? [])
  .some(({ address }) => address === '::1');

const open: { close(): Promise<unknown> }[] = [];
afterEach(async () => {
  for (const it of open.splice(0).reverse()) await it.close();
});

function transport(options: TransportOptions & { connect: number }) {
  const made = createTransport({
    lookup: async () => BOTH,
    timeouts: { connect: options.connect, headers: 30_000, body: 30_000 },
    ...options,
  });
  open.push(made);
  return made;
}

async function deaf(host?: string, reply?: string): Promise<DeafServer> {
  const server = await deafServer(host, reply);
  open.push(server);
  return server;
}

/** A line on which each connection takes a second: longer than the 250 ms that Node gives an address. */
async function slowLine(reply: string) {
  const server = await deaf('::', reply);
  return {
    ...server,
    async during<T>(work: Promise<T>): Promise<T> {
      await sleep(300);
      server.hear();
      return work;
    },
  };
}

describe.skipIf(!hasIpv6)('a name with addresses of both families', () => {
  test('on a slow line: the connect time that is set is the real one', async () => {
    const line = await slowLine(ANSWER);
    const near = transport({ connect: 30_000 });
    const delivery = await line.during(near.get(`http://far.test:${line.port}/`, 'a=1'));
    expect(delivery).toMatchObject({ kind: 'answer', body: '{}' });
  });

  test('of a proxy, on a slow line: the same', async () => {
    const line = await slowLine('HTTP/1.1 503 No\r\n\r\n');
    const proxyFor = async () => ({ url: `http://proxy.test:${line.port}` });
    const near = transport({ connect: 30_000, proxyFor });
    expect(await line.during(near.get('https://far.test/', 'a=1'))).toMatchObject({
      reason: 'connection-failed',
      detail: 'PROXY_HTTP_503',
    });
  });

  test('of which the first is dead: the other one is taken', async () => {
    const { port } = await deaf('::1');
    const living = createServer((_request, response) => response.end('{}'));
    await new Promise<void>((resume) => living.listen(port, '127.0.0.1', resume));
    open.push({
      close: async () => {
        living.closeAllConnections();
        living.close();
      },
    });
    const near = transport({ connect: 10_000 });
    expect((await near.get(`http://far.test:${port}/`, 'a=1')).kind).toBe('answer');
  });

  test('that are all dead: it ends when the connect time does, and not before or long after', async () => {
    const { port } = await deaf('::');
    const near = transport({ connect: 1_500 });
    const pending = near.get(`http://far.test:${port}/`, 'a=1');
    expect(await Promise.race([pending, sleep(1_000, 'still trying')])).toBe('still trying');
    expect(await Promise.race([pending, sleep(5_000, 'still trying')])).toEqual({
      kind: 'not-sent',
      reason: 'connect-timeout',
      detail: 'CONNECT_TOO_SLOW',
    });
  });

  test('of which one is refused and for the other there is no way: the refusal is told', async () => {
    const lookup = async () => [
      { address: '2001:db8:ffff::1', family: 6 },
      { address: '127.0.0.1', family: 4 },
    ];
    const near = transport({ connect: 10_000, lookup });
    const gone = await deafServer();
    await gone.close();
    const delivery = await near.get(`http://far.test:${gone.port}/`, '');
    expect(delivery).toMatchObject({ reason: 'connection-refused' });
  });
});

describe('a name whose lookup takes longer than the connect time', () => {
  async function slowLookup(known: () => Promise<unknown>) {
    let asked = 0;
    const server = createServer((_request, response) => response.end('{}'));
    await new Promise<void>((resume) => server.listen(0, '127.0.0.1', resume));
    open.push({
      close: async () => {
        server.closeAllConnections();
        server.close();
      },
    });
    const { port } = server.address() as { port: number };
    const lookup = async () => {
      asked += 1;
      await known();
      return [{ address: '127.0.0.1', family: 4 }];
    };
    return { lookup, asked: () => asked, url: `http://far.test:${port}/` };
  }

  test('is known to the next try: the lookup went on', async () => {
    let answer = () => {};
    const known = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const { lookup, asked, url } = await slowLookup(() => known);
    const near = transport({ connect: 1_500, lookup });
    expect(await near.get(url, '')).toMatchObject({
      kind: 'not-sent',
      reason: 'connect-timeout',
      detail: 'LOOKUP_TOO_SLOW',
    });
    answer();
    // Until all that waits for it has heard.
    await sleep(0);
    expect((await near.get(url, '')).kind).toBe('answer');
    expect(asked()).toBe(1);
  });

  test('is asked once for all calls that wait for it', async () => {
    const { lookup, asked, url } = await slowLookup(() => sleep(100));
    const near = transport({ connect: 30_000, lookup });
    const all = await Promise.all(Array.from({ length: 20 }, () => near.get(url, '')));
    expect([all.filter(({ kind }) => kind === 'answer').length, asked()]).toEqual([20, 1]);
  });
});
