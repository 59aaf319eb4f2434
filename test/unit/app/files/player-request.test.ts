import { describe, expect, test } from 'vitest';
import { playerAddress, readPlayerRequest } from '#contract/model/player.ts';
import { playerKindOf, playerRequestOf } from '../../../../electron/app/files/player-request.ts';
import { translatorFor } from '../../../../electron/app/language.ts';
import { recordedFileOf } from '../../../support/recorded-files.ts';

const at = (text: string) => new Date(text).toISOString();

describe('what plays a file', () => {
  test.each([
    ['mp4', 'video'],
    ['m3u8', 'hls'],
    ['flv', 'flv'],
    ['mp3', 'audio'],
    ['aac', 'audio'],
    ['mov', 'video'],
    [null, 'video'],
  ] as const)('%s: %s', (format, kind) => expect(playerKindOf(format)).toBe(kind));
});

describe('what the player is told', () => {
  const url = 'https://cdn.example/a.mp4?t=1&sign=x#y';
  const told = (beginAt: string | null, endAt: string | null, language: 'en' | 'zh-CN' = 'en') =>
    playerRequestOf(
      { file: recordedFileOf({ beginAt, endAt }), url, signed: true },
      { language, theme: 'dark' },
      translatorFor(language),
    ).about;

  test.each([
    [
      '2026-08-21T12:00:05',
      '2026-08-21T12:30:00',
      'cdn01 · Tencent · 2026-08-21 12:00:05 – 12:30:00',
    ],
    [
      '2026-08-21T23:59:05',
      '2026-08-22T00:30:00',
      'cdn01 · Tencent · 2026-08-21 23:59:05 – 2026-08-22 00:30:00',
    ],
    ['2026-08-21T12:00:05', null, 'cdn01 · Tencent · 2026-08-21 12:00:05'],
    [null, null, 'cdn01 · Tencent'],
  ])('from %s to %s', (begin, end, about) =>
    expect(told(begin && at(begin), end && at(end))).toBe(about),
  );

  test('in the language in force', () => {
    expect(told(null, null, 'zh-CN')).toBe('cdn01 · 腾讯云');
  });

  test('all of it comes through the address', () => {
    const request = playerRequestOf(
      { file: recordedFileOf({ name: 'Nachrichten „20 Uhr“ #1 %41.mp4' }), url, signed: true },
      { language: 'zh-CN', theme: 'high-contrast' },
      translatorFor('zh-CN'),
    );
    const address = new URL(`app://cdn-recorder/${playerAddress(request)}`);
    expect(address.pathname).toBe('/player.html');
    expect(address.search).toBe('');
    expect(readPlayerRequest(address.hash)).toEqual(request);
  });
});
