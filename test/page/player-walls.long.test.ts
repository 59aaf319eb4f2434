import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LOCALES } from '#contract/locales/index.ts';
import { connectProxy } from '../support/connect-proxy.ts';
import { until } from '../support/desktop/until.ts';
import { type Counter, startCounter } from '../support/hostile/counter.ts';
import { REACHING } from '../support/hostile/reach.ts';
import { tryIn } from '../support/hostile/trick.ts';
import { smallRecordings } from '../support/media/files.ts';
import { type MediaServer, mediaServer } from '../support/media/media-server.ts';
import { type PlayerForTests, playerForTests } from '../support/media/player-for-tests.ts';
import { untilMedia } from '../support/media/playing.ts';

let player: PlayerForTests;
playerForTests((opened) => {
  player = opened;
});

let server: MediaServer;
let counter: Counter;
beforeAll(async () => {
  counter = await startCounter();
  server = await mediaServer(smallRecordings());
});
afterAll(async () => {
  await server.close();
  await counter.close();
});

const at = (name: string) => `${server.origin}/${name}`;

describe('the walls around it', () => {
  let page: Page;
  beforeAll(async () => {
    page = await player.play({ url: at('short.mp4') });
    await untilMedia(page, 'it plays', ({ currentTime }) => currentTime > 0);
  });

  test('it has no bridge, nothing of Node, and no storage', async () => {
    const there = await page.evaluate(() =>
      ['cdnRecorder', 'require', 'process', 'electron'].filter((name) => name in window),
    );
    expect(there).toEqual([]);
    expect(await page.evaluate(() => window.origin)).toBe('null');
  });

  test.each(REACHING)('$name: no other host hears of it', async (trick) => {
    const before = counter.hits.length;
    await tryIn(page, trick, { ...counter, file: 'file:///etc/passwd' });
    await sleep(100);
    expect(counter.hits.slice(before)).toEqual([]);
    await until('the page at home', async () => page.url().startsWith('app://cdn-recorder/player'));
  });

  test('its host may be asked: the same questions do arrive there', async () => {
    const before = server.requests.length;
    const status = await page.evaluate(async (url) => (await fetch(url)).status, at('short.mp3'));
    expect([status, server.requests.slice(before)]).toEqual([200, ['GET /short.mp3']]);
  });

  test('its session is in memory, and another host shuts the one before', async () => {
    const other = await mediaServer({ '/short.mp4': { ...server.files['/short.mp4'] } });
    const next = await player.play({ url: `${other.origin}/short.mp4` });
    await untilMedia(next, 'it plays', ({ currentTime }) => currentTime > 0);
    const before = server.requests.length;
    const asked = (url: string) =>
      next.evaluate((to) => fetch(to, { mode: 'no-cors' }).then(() => 'ok', String), url);
    expect(await asked(at('short.mp3'))).toMatch(/Failed to fetch/);
    expect(server.requests.slice(before)).toEqual([]);
    const isStored = await player.electron.evaluate(
      ({ session }) => session.fromPartition('player').getStoragePath() !== null,
    );
    expect(isStored).toBe(false);
    await other.close();
  });
});

test('through a proxy with its login, for this host alone', async () => {
  const proxy = await connectProxy({ login: 'station:pa:ss' });
  const route = { url: proxy.url, login: { user: 'station', password: 'pa:ss' } };
  const page = await player.play({ url: 'https://media.example/short.mp4' }, route);
  await page.getByText(LOCALES.en['player.fault.unreachable'], { exact: true }).waitFor();
  expect(new Set(proxy.tunnels)).toEqual(new Set(['media.example:443']));
  await proxy.close();
});
