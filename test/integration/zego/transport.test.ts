import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import type { ProxyRoute } from '../../../electron/zego/connect/connector.ts';
import {
  createTransport,
  type TransportOptions,
} from '../../../electron/zego/transport/transport.ts';
import { connectProxy } from '../../support/connect-proxy.ts';
import { SELF_SIGNED } from '../../support/self-signed.ts';
import { type SocksOptions, socksProxy } from '../../support/socks-proxy.ts';

const open: { close(): Promise<unknown> }[] = [];
afterEach(async () => {
  for (const it of open.splice(0).reverse()) await it.close();
});

function transport(options: TransportOptions = {}) {
  const made = createTransport({
    timeouts: { connect: 2_000, headers: 2_000, body: 2_000 },
    ...options,
  });
  open.push(made);
  return made;
}

/** A server under a name that is not loopback's to the transport, reached through the proxy only. */
async function tlsServer() {
  const server = createTlsServer(SELF_SIGNED, (_request, response) => response.end('{"Code":0}'));
  await new Promise<void>((resume) => server.listen(0, '127.0.0.1', resume));
  open.push({
    close: async () => {
      server.closeAllConnections();
      server.close();
    },
  });
  return (server.address() as AddressInfo).port;
}

const through = (proxy: ProxyRoute): TransportOptions => ({ proxyFor: async () => proxy });
/** A host name that resolves to this machine and is not one of the loopback names that skip the proxy. */
const FAR = 'https://127.0.0.1.localhost.far/';

describe('through a proxy', () => {
  test('a tunnel, with the login, to a server that an extra certificate vouches for', async () => {
    const port = await tlsServer();
    const proxy = await connectProxy({ login: 'station:pa:ss' });
    open.push(proxy);
    const near = transport({
      ...through({ url: proxy.url, login: { user: 'station', password: 'pa:ss' } }),
      extraCertificates: [SELF_SIGNED.cert],
    });
    const endpoint = `https://localhost.:${port}/`;
    const delivery = await near.get(endpoint, 'a=1');
    expect([delivery.kind, proxy.tunnels]).toEqual(['answer', [`localhost.:${port}`]]);
  });

  test('a part of a file goes the same way', async () => {
    const port = await tlsServer();
    const proxy = await connectProxy();
    open.push(proxy);
    const near = transport({
      ...through({ url: proxy.url }),
      extraCertificates: [SELF_SIGNED.cert],
    });
    const url = `https://localhost.:${port}/a.mp4`;
    const answer = await near.readRange(url, 0, 4);
    expect(answer).toMatchObject({ kind: 'bytes', from: 0, bytes: Buffer.from('{"Co') });
    expect(proxy.tunnels).toEqual([`localhost.:${port}`]);
    const doubting = transport(through({ url: proxy.url }));
    expect(await doubting.readRange(url, 0, 4)).toMatchObject({
      kind: 'failed',
      reason: 'tls-failure',
    });
  });

  test('a certificate that nobody vouches for is refused behind a proxy too', async () => {
    const port = await tlsServer();
    const proxy = await connectProxy();
    open.push(proxy);
    const near = transport(through({ url: proxy.url }));
    expect(await near.get(`https://localhost.:${port}/`, '')).toMatchObject({
      kind: 'not-sent',
      reason: 'tls-failure',
    });
  });

  test.each([
    [407, 'proxy-refused'],
    [403, 'proxy-refused'],
    [502, 'connection-failed'],
    [503, 'connection-failed'],
    [504, 'connection-failed'],
  ])('a proxy that answers %i: nothing was sent, %s', async (refuseWith, reason) => {
    const proxy = await connectProxy({ refuseWith });
    open.push(proxy);
    const near = transport(through({ url: proxy.url }));
    const detail = `PROXY_HTTP_${refuseWith}`;
    expect(await near.get(FAR, '')).toEqual({ kind: 'not-sent', reason, detail });
  });

  test('a proxy that is not there', async () => {
    const proxy = await connectProxy();
    await proxy.close();
    const near = transport(through({ url: proxy.url }));
    expect(await near.get(FAR, '')).toMatchObject({
      kind: 'not-sent',
      reason: 'proxy-unreachable',
    });
  });

  test('a proxy that takes the connection and stays silent', async () => {
    const proxy = await connectProxy({ silent: true });
    open.push(proxy);
    const near = transport(through({ url: proxy.url }));
    expect(await near.get(FAR, '')).toMatchObject({
      kind: 'not-sent',
      reason: 'proxy-unreachable',
    });
  });

  test('loopback never goes through one', async () => {
    const proxy = await connectProxy({ refuseWith: 500 });
    open.push(proxy);
    const near = transport(through({ url: proxy.url }));
    expect(await near.get('http://127.0.0.1:1/', '')).toMatchObject({
      reason: 'connection-refused',
    });
  });
});

describe('through a SOCKS5 proxy', () => {
  const socks = async (options: SocksOptions = {}) => {
    const proxy = await socksProxy(options);
    open.push(proxy);
    return proxy;
  };

  test.each([undefined, 'station:pa:ss'])(
    'with the login %j: TLS verified, the name looked up there',
    async (login) => {
      const port = await tlsServer();
      const proxy = await socks({ login });
      const given = login === undefined ? {} : { login: { user: 'station', password: 'pa:ss' } };
      const route = through({ url: proxy.url, ...given });
      const endpoint = `https://localhost.:${port}/`;
      const near = transport({ ...route, extraCertificates: [SELF_SIGNED.cert] });
      expect((await near.get(endpoint, 'a=1')).kind).toBe('answer');
      expect(proxy.tunnels).toEqual([`localhost.:${port}`]);
      const wary = transport(route);
      expect(await wary.get(endpoint, '')).toMatchObject({ reason: 'tls-failure' });
    },
  );

  test.each<[SocksOptions, string, string]>([
    [{ login: 'other:word' }, 'proxy-refused', 'LoginRefused'],
    [{ reply: 2 }, 'proxy-refused', 'NotAllowed'],
    [{ reply: 3 }, 'connection-failed', 'NetworkUnreachable'],
    [{ reply: 5 }, 'connection-failed', 'ConnectionRefused'],
  ])('that is %j: nothing was sent, %s', async (options, reason, reply) => {
    const { url } = await socks(options);
    const near = transport(through({ url, login: { user: 'station', password: 'pa:ss' } }));
    const detail = `PROXY_SOCKS5_${reply}`;
    expect(await near.get(FAR, '')).toEqual({ kind: 'not-sent', reason, detail });
  });

  test('that asks for a login, and none is known', async () => {
    const { url } = await socks({ login: 'a:b' });
    const near = transport(through({ url }));
    expect(await near.get(FAR, '')).toMatchObject({ kind: 'not-sent', reason: 'proxy-refused' });
  });

  test('that stays silent', async () => {
    const { url } = await socks({ silent: true });
    const near = transport(through({ url }));
    expect(await near.get(FAR, '')).toMatchObject({ reason: 'proxy-unreachable' });
  });
});

describe('a connection opened ahead', () => {
  async function countingServer() {
    const seen = { connections: 0, bytes: 0, requests: 0 };
    const sockets = new Set<Socket>();
    const server = createServer((socket) => {
      seen.connections += 1;
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('data', (data) => {
        seen.bytes += data.length;
        seen.requests += 1;
        socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}');
      });
    });
    await new Promise<void>((resume) => server.listen(0, '127.0.0.1', resume));
    open.push({
      close: async () => {
        for (const socket of sockets) socket.destroy();
        server.close();
      },
    });
    return { seen, sockets, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` };
  }
  const until = async (done: () => boolean) => {
    while (!done()) await new Promise((resume) => setTimeout(resume, 5));
  };

  test('sends nothing, and the next request takes it', async () => {
    const { seen, url } = await countingServer();
    const near = transport();
    near.warm(url);
    near.warm(url);
    await until(() => seen.connections === 1);
    // The server knows of the connection a moment before its client does.
    await new Promise((resume) => setTimeout(resume, 50));
    expect(seen.bytes).toBe(0);
    expect((await near.get(url, 'a=1')).kind).toBe('answer');
    expect(seen).toMatchObject({ connections: 1, requests: 1 });
  });

  test('that the server has dropped is not used', async () => {
    const { seen, sockets, url } = await countingServer();
    const near = transport();
    near.warm(url);
    await until(() => seen.connections === 1);
    for (const socket of sockets) socket.end();
    await new Promise((resume) => setTimeout(resume, 50));
    expect((await near.get(url, 'a=1')).kind).toBe('answer');
    expect(seen.connections).toBe(2);
  });

  test('to nowhere does no harm', async () => {
    const near = transport();
    near.warm('http://127.0.0.1:1/');
    await new Promise((resume) => setTimeout(resume, 50));
    expect(await near.get('http://127.0.0.1:1/', '')).toMatchObject({ kind: 'not-sent' });
  });
});

describe('a check of the way', () => {
  test('connects, with TLS where the endpoint has it, and sends nothing', async () => {
    const heard: string[] = [];
    const server = createServer((socket) => {
      socket.on('data', (data) => heard.push(String(data)));
      socket.on('error', () => undefined);
    });
    await new Promise<void>((resume) => server.listen(0, '127.0.0.1', resume));
    open.push({ close: async () => server.close() });
    const { port } = server.address() as AddressInfo;
    expect(await transport().reach(`http://127.0.0.1:${port}/`)).toEqual({ reached: true });
    expect(heard).toEqual([]);
    const secure = `https://localhost:${await tlsServer()}/`;
    const trusting = transport({ extraCertificates: [SELF_SIGNED.cert] });
    expect(await trusting.reach(secure)).toEqual({ reached: true });
    expect(await transport().reach(secure)).toMatchObject({ reached: false });
  });

  test('goes through the proxy, and tells what keeps it from coming about', async () => {
    const port = await tlsServer();
    const proxy = await connectProxy();
    open.push(proxy);
    const near = transport({
      ...through({ url: proxy.url }),
      extraCertificates: [SELF_SIGNED.cert],
    });
    expect(await near.reach(`https://localhost.:${port}/`)).toEqual({ reached: true });
    expect(proxy.tunnels).toEqual([`localhost.:${port}`]);
    const nowhere = transport(through({ url: 'http://127.0.0.1:9' }));
    expect(await nowhere.reach(FAR)).toMatchObject({ reached: false, code: 'ECONNREFUSED' });
    const unsure = transport({
      proxyFor: () => new Promise(() => undefined),
      timeouts: { connect: 50, headers: 50, body: 50 },
    });
    expect(await unsure.reach(FAR)).toEqual({ reached: false, code: 'PROXY_UNKNOWN' });
  });
});
