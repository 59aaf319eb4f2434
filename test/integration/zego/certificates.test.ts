import { createServer, get } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import {
  createTransport,
  type TransportOptions,
} from '../../../electron/zego/transport/transport.ts';
import { connectProxy } from '../../support/connect-proxy.ts';
import { SELF_SIGNED } from '../../support/self-signed.ts';

/**
 * With this variable Node lets any certificate pass, wherever code does not insist. Somebody sets it for
 * another program and forgets it; our signatures would go to whoever answers.
 */
const VARIABLE = 'NODE_TLS_REJECT_UNAUTHORIZED';

let seen = 0;
let port = 0;
const server = createServer(SELF_SIGNED, (_request, response) => {
  seen += 1;
  response.end('{"Code":0}');
});
// An https proxy: whoever gets as far as CONNECT has taken its certificate.
server.on('connect', (_request, socket) => {
  seen += 1;
  socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
});

beforeAll(async () => {
  await new Promise<void>((resume) => server.listen(0, '127.0.0.1', resume));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  seen = 0;
  vi.stubEnv(VARIABLE, '0');
});
afterEach(() => {
  vi.unstubAllEnvs();
});

async function send(host: string, options: TransportOptions = {}) {
  const transport = createTransport(options);
  try {
    return await transport.get(`https://${host}:${port}/`, 'a=1');
  } finally {
    await transport.close();
  }
}

test('the variable works where nobody insists', async () => {
  const status = await new Promise((resolve, reject) => {
    get(`https://localhost:${port}/`, (answer) => resolve(answer.resume().statusCode)).on(
      'error',
      reject,
    );
  });
  expect([status, seen]).toEqual([200, 1]);
});

test('a server that nobody vouches for gets nothing', async () => {
  expect(await send('localhost')).toMatchObject({ kind: 'not-sent', reason: 'tls-failure' });
  expect(seen).toBe(0);
});

test('nor does one behind a proxy', async () => {
  const proxy = await connectProxy();
  // With its dot it is no loopback name, and so goes through the proxy.
  const delivery = await send('localhost.', { proxyFor: async () => ({ url: proxy.url }) });
  await proxy.close();
  expect(proxy.tunnels).toHaveLength(1);
  expect(delivery).toMatchObject({ kind: 'not-sent' });
  expect(seen).toBe(0);
});

test('nor does a proxy', async () => {
  const url = `https://localhost:${port}/`;
  const delivery = await send('localhost.', { proxyFor: async () => ({ url }) });
  expect(delivery).toMatchObject({ kind: 'not-sent' });
  expect(seen).toBe(0);
});
