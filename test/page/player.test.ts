import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LOCALES } from '#contract/locales/index.ts';
import { until } from '../support/desktop/until.ts';
import { smallRecordings } from '../support/media/files.ts';
import { type MediaServer, mediaServer } from '../support/media/media-server.ts';
import { type PlayerForTests, playerForTests } from '../support/media/player-for-tests.ts';
import { mediaOf, untilMedia } from '../support/media/playing.ts';

let player: PlayerForTests;
playerForTests((opened) => {
  player = opened;
});

let server: MediaServer;
beforeAll(async () => {
  server = await mediaServer(smallRecordings());
});
afterAll(() => server.close());

const at = (name: string) => `${server.origin}/${name}`;

describe('a file plays', () => {
  test.each([
    ['MP4', 'video', 'short.mp4', 320, 4],
    ['HLS', 'hls', 'short.m3u8', 320, 4.1],
    ['FLV', 'flv', 'short.flv', 320, 2],
    ['MP3', 'audio', 'short.mp3', 0, 2],
    ['AAC', 'audio', 'short.aac', 0, 2],
  ] as const)('%s', async (_name, kind, name, width, seconds) => {
    const page = await player.play({ kind, url: at(name) });
    await untilMedia(page, 'it plays', ({ currentTime, videoWidth }) => {
      return currentTime > 0.3 && videoWidth === width;
    });
    expect(Math.abs(((await mediaOf(page))?.duration ?? 0) - seconds)).toBeLessThan(0.6);
    expect(player.complaints).toEqual([]);
  });

  test('a key in its address opens the segments beside it', async () => {
    const key = 't=66c5&us=a&sign=b';
    for (const name of ['short.m3u8', 'short0.m2ts', 'short1.m2ts', 'short2.m2ts']) {
      server.files[`/key/${name}`] = { ...server.files[`/${name}`], key };
    }
    const page = await player.play({ kind: 'hls', url: at(`key/short.m3u8?${key}`), signed: true });
    await untilMedia(page, 'it plays', ({ currentTime }) => currentTime > 0.3);
    // SECURITY: nothing of the page says the address but the page's own.
    expect(JSON.stringify(player.complaints)).not.toContain('sign=b');
  });

  test('another file takes the window', { tags: ['slow'] }, async () => {
    const first = await player.play({ url: at('short.mp4') });
    const gone = first.waitForEvent('close');
    const second = await player.play({ url: at('short.mp4'), name: 'another.mp4' });
    await gone;
    expect(await second.title()).toBe('another.mp4 – CDN Recorder');
  });
});

test('a button tries once more', async () => {
  server.files['/late.mp4'] = { status: 404 };
  const page = await player.play({ url: at('late.mp4') });
  await page.getByText(LOCALES.en['player.fault.gone'], { exact: true }).waitFor();
  server.files['/late.mp4'] = { ...server.files['/short.mp4'] };
  await page.keyboard.press('Enter');
  await untilMedia(page, 'it plays', ({ currentTime }) => currentTime > 0.3);
});

describe('keys', () => {
  test('play, pause, go on and back, volume, sound, end', async () => {
    const page = await player.play({ url: at('short.mp4') });
    await untilMedia(page, 'it plays', ({ currentTime }) => currentTime > 0);
    await page.keyboard.press('Space');
    await untilMedia(page, 'it pauses', ({ paused }) => paused);
    await page.keyboard.press('Home');
    await untilMedia(page, 'the beginning', ({ currentTime }) => currentTime === 0);
    await page.keyboard.press('ArrowRight');
    await untilMedia(page, 'the end', ({ currentTime }) => currentTime > 4);
    await page.keyboard.press('ArrowLeft');
    await untilMedia(page, 'the beginning again', ({ currentTime }) => currentTime === 0);
    await page.keyboard.press('m');
    await page.keyboard.press('ArrowDown');
    await untilMedia(
      page,
      'no sound',
      ({ muted, volume }) => muted && Math.abs(volume - 0.9) < 0.01,
    );
    await page.keyboard.press('k');
    await untilMedia(page, 'it plays on', ({ paused, currentTime }) => !paused && currentTime > 0);
    const gone = page.waitForEvent('close');
    // The page goes with the key, and with it what would tell that it was pressed.
    await page.keyboard.press('Escape').catch(() => undefined);
    await gone;
  });

  test('the whole screen, and back', { tags: ['slow'] }, async () => {
    const page = await player.play({ url: at('short.mp4') });
    await untilMedia(page, 'it plays', ({ currentTime }) => currentTime > 0);
    const isFull = () => page.evaluate(() => document.fullscreenElement !== null);
    await page.keyboard.press('f');
    await until('the whole screen', isFull);
    await page.keyboard.press('f');
    await until('the window', async () => !(await isFull()));
  });
});
