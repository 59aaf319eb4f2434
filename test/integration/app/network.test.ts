import { writeFileSync } from 'node:fs';
import { createServer as createProxy } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type BoundLogin, type Network, proxyIdentity } from '#contract/model/network.ts';
import { NetworkTransport } from '../../../electron/app/network/network.ts';
import { INITIAL_SETTINGS } from '../../../electron/storage/settings.ts';
import { connectProxy } from '../../support/connect-proxy.ts';
import { type TempFolder, tempFolder } from '../../support/desktop/temp.ts';
import { gate, PATIENT_SECONDS } from '../../support/patience.ts';
import { APP_ID, SECRET } from '../../support/provision.ts';
import { SELF_SIGNED } from '../../support/self-signed.ts';
import { socksProxy } from '../../support/socks-proxy.ts';
import { type StrictServer, strictServer } from '../../support/strict-server/strict-server.ts';

const NOWHERE = 'https://no-such-host.invalid/';
const open: { close(): Promise<unknown> }[] = [];
let folder: TempFolder;

beforeEach(() => {
  folder = tempFolder('network');
});
afterEach(async () => {
  for (const it of open.splice(0).reverse()) await it.close();
  folder.remove();
});

const settings = (change: Partial<Network> = {}): Network => ({
  ...INITIAL_SETTINGS.network,
  proxy: 'none',
  timeouts: PATIENT_SECONDS,
  ...change,
});

interface World {
  rule?: string;
  login?: BoundLogin;
  environment?: Record<string, string>;
}

function station(change: Partial<Network> = {}, world: World = {}) {
  const told: (string | null)[] = [];
  const near = new NetworkTransport(
    {
      resolveProxy: async () => world.rule ?? 'DIRECT',
      environment: world.environment ?? {},
      login: () => world.login ?? null,
      onCertificates: (problem) => told.push(problem),
    },
    settings(change),
  );
  open.push(near);
  return { near, told };
}

/**
 * `near` is one of the loopback names, which never go through a proxy; `far` is none of them, and leads
 * to this machine only through our proxy.
 */
async function tlsServer() {
  const server = createServer(SELF_SIGNED, (_request, response) => response.end('{}'));
  await new Promise<void>((resume) => server.listen(0, '127.0.0.1', resume));
  open.push({
    close: async () => {
      server.closeAllConnections();
      server.close();
    },
  });
  const { port } = server.address() as AddressInfo;
  return { near: `https://localhost:${port}/`, far: `https://localhost.:${port}/` };
}

async function proxyOf(options: Parameters<typeof connectProxy>[0] = {}) {
  const proxy = await connectProxy(options);
  open.push(proxy);
  return proxy;
}

async function socksOf(login?: string) {
  const proxy = await socksProxy({ login });
  open.push(proxy);
  return proxy;
}

function caFile(text: string): string {
  const file = join(folder.path, 'company.pem');
  writeFileSync(file, text);
  return file;
}

describe('a change of settings', () => {
  let far: StrictServer;
  beforeEach(async () => {
    far = await strictServer({ appId: APP_ID, secret: SECRET });
    open.push(far);
  });

  test('never cuts off a call that is under way', async () => {
    const answer = gate();
    far.script.add({ when: 1, twist: { do: 'nothing', after: answer.opened } });
    const { near } = station();
    const pending = near.get(far.url, 'a=1');
    await far.waitFor(1, 'arrived');
    for (const headers of [31, 32, 33]) {
      near.configure(settings({ timeouts: { ...PATIENT_SECONDS, headers } }));
    }
    expect((await near.get(far.url, 'b=2')).kind).toBe('answer');
    answer.open();
    expect((await pending).kind).toBe('answer');
  });

  test('no connection from before a sleep is used, and none under way is cut off', async () => {
    const answer = gate();
    far.script.add({ when: 1, twist: { do: 'nothing', after: answer.opened } });
    const { near } = station();
    const pending = near.get(far.url, 'a=1');
    await far.waitFor(1, 'arrived');
    for (const query of ['b=2', 'c=3']) {
      await near.get(far.url, query);
      // The client takes a connection back when it has had its turn.
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(far.connections).toBe(2);
    near.renew();
    expect((await near.get(far.url, 'd=4')).kind).toBe('answer');
    answer.open();
    expect([(await pending).kind, far.connections]).toEqual(['answer', 3]);
  });

  test('counts from the next call on', async () => {
    const proxy = await proxyOf();
    const { near } = station();
    const { far: endpoint } = await tlsServer();
    near.configure(settings({ proxy: 'manual', proxyUrl: proxy.url }));
    await near.get(endpoint, '');
    expect(proxy.tunnels).toHaveLength(1);
    near.configure(settings());
    await near.get(endpoint, '');
    expect(proxy.tunnels).toHaveLength(1);
  });
});

describe('certificates of one’s own', () => {
  test('are trusted besides the usual ones, direct and through a proxy', async () => {
    const server = await tlsServer();
    const proxy = await proxyOf();
    const { near, told } = station({ caFile: caFile(SELF_SIGNED.cert) });
    expect((await near.get(server.near, '')).kind).toBe('answer');
    near.configure(
      settings({ proxy: 'manual', proxyUrl: proxy.url, caFile: caFile(SELF_SIGNED.cert) }),
    );
    expect((await near.get(server.far, '')).kind).toBe('answer');
    expect([proxy.tunnels.length, told]).toEqual([1, [null, null]]);
  });

  test('without them the same server is refused', async () => {
    const { near } = station();
    const server = await tlsServer();
    expect(await near.get(server.near, '')).toMatchObject({ reason: 'tls-failure' });
  });

  test.each([
    ['that is not there', () => join(folder.path, 'gone.pem')],
    ['that is a folder', () => folder.path],
    ['that holds something else', () => caFile('-----BEGIN PRIVATE KEY-----\n')],
    [
      'with a certificate that is none',
      () => caFile('-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n'),
    ],
  ])('a file %s is told with its name, and calls go on as before', async (_name, make) => {
    const file = make();
    const far = await strictServer({ appId: APP_ID, secret: SECRET });
    open.push(far);
    const { near, told } = station({ caFile: file });
    expect((await near.get(far.url, 'a=1')).kind).toBe('answer');
    expect(told).toEqual([expect.stringMatching(/^[a-z-]+ \S+$/)]);
    expect(told[0]).toContain(` ${basename(file)}`);
    expect(told[0]).not.toContain('/');
    const server = await tlsServer();
    expect(await near.get(server.near, '')).toMatchObject({ reason: 'tls-failure' });
    near.configure(settings());
    expect(told.at(-1)).toBeNull();
  });
});

describe('the login of the vault', () => {
  const login = { user: 'station', password: 'secret' };

  /** A proxy that says what it was sent. */
  async function listener() {
    const heard: string[] = [];
    const server = createProxy((_request, response) => response.end());
    server.on('connect', ({ headers }, socket) => {
      heard.push(headers['proxy-authorization'] ?? 'none');
      socket.end('HTTP/1.1 407 Refused\r\n\r\n');
    });
    await new Promise<void>((resume) => server.listen(0, '127.0.0.1', resume));
    open.push({ close: async () => server.close() });
    return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, heard };
  }

  test('goes to the proxy that it was entered for, and to no other', async () => {
    const [own, other] = [await listener(), await listener()];
    const world: World = { login: { ...login, proxy: proxyIdentity(own.url) } };
    const { near } = station({ proxy: 'manual', proxyUrl: own.url }, world);
    await near.get(NOWHERE, '');
    near.configure(settings({ proxy: 'manual', proxyUrl: other.url }));
    await near.get(NOWHERE, '');
    world.rule = `PROXY ${new URL(other.url).host}`;
    near.configure(settings({ proxy: 'system' }));
    await near.get(NOWHERE, '');
    // Beside it: what the other one would hear, were it the one.
    world.login = { ...login, proxy: proxyIdentity(other.url) };
    await near.get(NOWHERE, '');
    expect([own.heard, other.heard]).toEqual([
      [expect.stringMatching(/^Basic /)],
      ['none', 'none', expect.stringMatching(/^Basic /)],
    ]);
  });

  test.each([
    ['http://proxy', 'HTTP://PROXY:80/', true],
    ['socks5://Proxy', 'socks5://proxy:1080', true],
    ['http://proxy:8080', 'http://proxy:8081', false],
    ['https://proxy:8080', 'http://proxy:8080', false],
    ['http://proxy', 'http://proxy.', false],
  ])('%s and %s are one proxy: %s', (one, another, isSame) => {
    expect(proxyIdentity(one) === proxyIdentity(another)).toBe(isSame);
  });

  test('the proxy in force is known, or null', async () => {
    const inForce = (change: Partial<Network>, world: World = {}) =>
      station(change, world).near.proxyInUse(NOWHERE);
    expect(await inForce({ proxy: 'none' }, { rule: 'PROXY a:1' })).toBeNull();
    expect(await inForce({ proxy: 'manual', proxyUrl: 'http://a:1' })).toBe('http://a:1');
    expect(await inForce({ proxy: 'system' }, { rule: 'PROXY a:1; DIRECT' })).toBe('http://a:1');
    expect(await inForce({ proxy: 'system' }, { rule: 'SOCKS a:1' })).toBeNull();
  });
});

describe('the way out', () => {
  test('the system’s proxy, with the login of the vault', async () => {
    const proxy = await proxyOf({ login: 'station:secret' });
    const { near } = station(
      { proxy: 'system', caFile: caFile(SELF_SIGNED.cert) },
      {
        rule: `PROXY ${new URL(proxy.url).host}; DIRECT`,
        login: { user: 'station', password: 'secret', proxy: proxyIdentity(proxy.url) },
      },
    );
    expect((await near.get((await tlsServer()).far, '')).kind).toBe('answer');
    expect(proxy.tunnels).toHaveLength(1);
  });

  test('direct where the system says so', async () => {
    const { near } = station({ proxy: 'system' });
    expect(await near.get(NOWHERE, '')).toMatchObject({ reason: 'name-not-found' });
  });

  test('a proxy that wants a login, and there is none: surely not sent', async () => {
    const proxy = await proxyOf({ login: 'station:secret' });
    const { near } = station({ proxy: 'manual', proxyUrl: proxy.url });
    expect(await near.get(NOWHERE, '')).toMatchObject({
      kind: 'not-sent',
      reason: 'proxy-refused',
    });
  });

  test('a proxy’s address that is none: surely not sent, never a throw', async () => {
    const { near } = station({ proxy: 'system' }, { rule: 'PROXY :::' });
    expect(await near.get(NOWHERE, '')).toMatchObject({ kind: 'not-sent' });
  });

  test('a system that cannot tell its proxy: surely not sent, never a throw', async () => {
    const near = new NetworkTransport(
      {
        resolveProxy: async () => {
          throw new Error('no network service');
        },
        environment: {},
        login: () => null,
        onCertificates: () => undefined,
      },
      settings({ proxy: 'system' }),
    );
    open.push(near);
    expect(await near.get(NOWHERE, '')).toMatchObject({
      kind: 'not-sent',
      reason: 'proxy-unreachable',
    });
  });

  test.each(['http', 'socks5'] as const)(
    'the login that the environment has for the system’s %s proxy, which Chromium leaves out',
    async (scheme) => {
      const login = 'station:p%40ss';
      const proxy =
        scheme === 'http'
          ? await proxyOf({ login: 'station:p@ss' })
          : await socksOf('station:p@ss');
      const { host } = new URL(proxy.url);
      const { near } = station(
        { proxy: 'system', caFile: caFile(SELF_SIGNED.cert) },
        {
          rule: `PROXY ${host}`,
          environment: { https_proxy: `${scheme}://${login}@${host}` },
        },
      );
      expect((await near.get((await tlsServer()).far, '')).kind).toBe('answer');
      expect(proxy.tunnels).toHaveLength(1);
    },
  );

  test.each([
    ['a rule that names SOCKS4 alone', { rule: 'SOCKS cache:1080' }],
    [
      'a variable that names SOCKS4, which Chromium takes for an HTTP proxy',
      { rule: 'PROXY cache:1080', environment: { HTTPS_PROXY: 'socks4://cache:1080' } },
    ],
  ])('%s: refused, and never a direct connection', async (_name, world) => {
    const { far: endpoint } = await tlsServer();
    const { near } = station({ proxy: 'system', caFile: caFile(SELF_SIGNED.cert) }, world);
    expect(await near.get(endpoint, '')).toEqual({
      kind: 'not-sent',
      reason: 'proxy-unusable',
      detail: 'PROXY_UNUSABLE',
    });
  });

  test('a system that cannot tell: tried again, and never a direct connection', async () => {
    const { far: endpoint } = await tlsServer();
    const { near } = station({ proxy: 'system' }, { rule: '' });
    expect(await near.get(endpoint, '')).toMatchObject({ reason: 'proxy-unreachable' });
  });

  test('a manual SOCKS5 proxy, with the login of the vault', async () => {
    const proxy = await socksOf('station:secret');
    const { near } = station(
      { proxy: 'manual', proxyUrl: proxy.url, caFile: caFile(SELF_SIGNED.cert) },
      { login: { user: 'station', password: 'secret', proxy: proxy.url } },
    );
    const { far: endpoint } = await tlsServer();
    expect((await near.get(endpoint, '')).kind).toBe('answer');
    expect(proxy.tunnels).toEqual([new URL(endpoint).host]);
  });
});
