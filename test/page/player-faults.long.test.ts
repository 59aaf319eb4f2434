import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LOCALES } from '#contract/locales/index.ts';
import { violations } from '../support/fake-bridge/axe.ts';
import { type Counter, startCounter } from '../support/hostile/counter.ts';
import { hls } from '../support/media/containers.ts';
import { smallRecordings } from '../support/media/files.ts';
import { type MediaServer, mediaServer } from '../support/media/media-server.ts';
import { type PlayerForTests, playerForTests } from '../support/media/player-for-tests.ts';

/** Chromium says so of every answer that is none: that is what was asked for here. */
const FAILED = /Failed to load resource|ERR_/;

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

describe('a file that does not play says why', () => {
  const broken = { bytes: Buffer.alloc(4000, 0xa5) };
  const cases = [
    ['forbidden', 'video', 'forbidden.mp4', { status: 403 }, false, 'HTTP 403'],
    ['forbidden-signed', 'video', 'forbidden.mp4', { status: 403 }, true, 'HTTP 403'],
    ['forbidden', 'flv', 'forbidden.flv', { status: 403 }, false, 'HTTP 403'],
    ['gone', 'video', 'gone.mp4', { status: 404 }, false, 'HTTP 404'],
    ['gone', 'hls', 'gone.m3u8', { status: 410 }, false, 'HTTP 410'],
    ['gone', 'hls', 'holed.m3u8', { bytes: hls(['absent.ts'], 2) }, false, 'HTTP 404'],
    ['refused', 'flv', 'error.flv', { status: 500 }, false, 'HTTP 500'],
    ['format', 'video', 'broken.mp4', broken, false, ''],
    ['format', 'flv', 'broken.flv', broken, false, ''],
    ['format', 'hls', 'broken.m3u8', broken, false, ''],
    ['format', 'audio', 'broken.mp3', broken, false, ''],
  ] as const;
  test.each(cases)('%s (%s %s)', async (fault, kind, name, file, signed, said) => {
    server.files[`/${name}`] = file;
    const page = await player.play({ kind, url: at(name), signed, language: 'zh-CN' });
    const note = page.getByRole('alert');
    await note.getByText(LOCALES['zh-CN'][`player.fault.${fault}`], { exact: true }).waitFor();
    await note.getByText(LOCALES['zh-CN'][`player.fault.${fault}.advice`]).waitFor();
    expect(await note.innerText()).toContain(said);
    expect(player.complaints.filter((line) => !FAILED.test(line))).toEqual([]);
  });

  test('no server, and then one: again', async () => {
    const url = 'http://127.0.0.1:1/short.mp4';
    const page = await player.play({ url });
    await page.getByText(LOCALES.en['player.fault.unreachable'], { exact: true }).waitFor();
    expect(await violations(page)).toEqual([]);
  });

  test('another host in the list: said, and not asked', async () => {
    server.files['/elsewhere.m3u8'] = { bytes: hls([`${counter.http}/0.ts`], 2) };
    const before = counter.hits.length;
    const page = await player.play({ kind: 'hls', url: at('elsewhere.m3u8') });
    await page.getByText(LOCALES.en['player.fault.other-host'], { exact: true }).waitFor();
    expect(counter.hits.slice(before)).toEqual([]);
  });
});
