import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { connectProxy } from '../support/connect-proxy.ts';
import { startDesktop } from '../support/desktop/desktop.ts';
import { until } from '../support/desktop/until.ts';
import { APP_ID, SECRET } from '../support/provision.ts';

/** The pages' sessions have a dead end for a proxy; what main sends must not meet it. */
const PROVISION = JSON.stringify({
  accounts: [
    { name: 'Far', appId: APP_ID, serverSecret: SECRET, endpoint: 'https://far.invalid/' },
  ],
  presets: [{ name: 'Far away', account: 'Far', vendors: ['Ws'], streamIds: ['cdn01'] }],
});

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

const START = ['--provision=-', '--start=Far away', '--json', '--exit'];

test('without a proxy of the system’s a call goes its own way', async () => {
  const desktop = await startDesktop();
  open.push(() => desktop.close());
  const { stdout } = await desktop.run(START, { stdin: PROVISION });
  expect(stdout).toContain('"reason":"name-not-found"');
}, 90_000);

test('with one, it goes through that', async () => {
  const proxy = await connectProxy();
  open.push(() => proxy.close());
  const desktop = await startDesktop({ env: { https_proxy: proxy.url } });
  open.push(() => desktop.close());
  desktop.start(START, { stdin: PROVISION });
  await until('the call at the proxy', () => proxy.tunnels.includes('far.invalid:443'));
}, 90_000);

test('with a script that names one, the first call goes through that already', async () => {
  const proxy = await connectProxy();
  open.push(() => proxy.close());
  const script = `function FindProxyForURL() { return "PROXY ${new URL(proxy.url).host}"; }`;
  const server = createServer((_request, response) => {
    response.setHeader('Content-Type', 'application/x-ns-proxy-autoconfig').end(script);
  });
  await new Promise<void>((resume) => server.listen(0, '127.0.0.1', resume));
  open.push(async () => server.close());
  const { port } = server.address() as AddressInfo;
  const desktop = await startDesktop({ env: { auto_proxy: `http://127.0.0.1:${port}/proxy.pac` } });
  open.push(() => desktop.close());
  const { stdout } = await desktop.run(
    ['--provision=-', '--test-account=Far', '--json', '--exit'],
    {
      stdin: PROVISION,
    },
  );
  expect([proxy.tunnels, stdout]).toEqual([['far.invalid:443'], expect.any(String)]);
}, 90_000);
