import { createSocket } from 'node:dgram';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { LaunchedApp } from '../../support/desktop/app.ts';
import { type Desktop, startDesktop } from '../../support/desktop/desktop.ts';
import { until } from '../../support/desktop/until.ts';
import { type Counter, startCounter } from '../../support/hostile/counter.ts';
import { REACHING } from '../../support/hostile/reach.ts';
import { KEPT, STORAGE } from '../../support/hostile/storage.ts';
import { type Bait, tryIn } from '../../support/hostile/trick.ts';

/** The tricks in a window without walls: what does not arrive here would prove nothing elsewhere. */

const app = fileURLToPath(new URL('../../support/fixtures/open-window', import.meta.url));

let desktop: Desktop;
let home: Counter;
let counter: Counter;
let launched: LaunchedApp | null = null;
let bait: Bait;

beforeAll(async () => {
  [desktop, home, counter] = await Promise.all([startDesktop(), startCounter(), startCounter()]);
  bait = { ...counter, file: 'file:///dev/null' };
});
beforeEach(() => counter.forget());
afterAll(async () => {
  await desktop.close();
  await Promise.all([home.close(), counter.close()]);
});

const seen = () => ({ seen: () => counter.hits.join(', ') });

test('the counter counts', async () => {
  await fetch(`${counter.http}/from-node`);
  expect(counter.hits).toEqual(['connection', 'GET /from-node']);
  counter.forget();
  new WebSocket(`${counter.ws}/from-node`).onerror = () => undefined;
  await until('a WebSocket', () => counter.hits.includes('upgrade /from-node'), seen());
  counter.forget();
  connect(counter.tcpPort, '127.0.0.1')
    .on('error', () => undefined)
    .end();
  await until('a bare connection', () => counter.hits.includes('connection'), seen());
  const socket = createSocket('udp4');
  socket.send('x', counter.udpPort, '127.0.0.1', () => socket.close());
  await until('a datagram', () => counter.hits.includes('udp'), seen());
});

/** An app for each trick: some of them leave nothing of a page, and others open windows of their own. */
async function freshPage(): Promise<Page> {
  await launched?.close();
  launched = await desktop.launch({ app, env: { OPEN_WINDOW_ADDRESS: home.http } });
  const page = await launched.window();
  await page.waitForLoadState();
  return page;
}

test.each(REACHING)('$name', async (trick) => {
  const page = await freshPage();
  // A page that goes elsewhere does not live to tell.
  await tryIn(page, trick, bait).catch(() => undefined);
  const mark = trick.name.startsWith('Web') ? /^(udp|connection|upgrade)/ : /^(GET|POST) /;
  await until('a hit', () => counter.hits.some((hit) => mark.test(hit)), {
    ...seen(),
    timeoutMs: 5_000,
  });
});

test('storage: each way keeps something', async () => {
  const page = await freshPage();
  const found: Record<string, unknown> = {};
  for (const trick of STORAGE) found[trick.name] = await tryIn(page, trick, bait);
  expect(found).toEqual(Object.fromEntries(STORAGE.map(({ name }) => [name, KEPT])));
});
