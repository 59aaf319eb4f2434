import type { AppState } from '#contract/model/app-state.ts';
import type { FileWatch, RecordedFile } from '#contract/model/file.ts';
import type { FileCheck } from '#contract/model/file-check.ts';
import { recordedFileOf } from '../recorded-files.ts';
import type { Seed } from './fake-bridge.ts';
import { boardSeed, MAIN_APP_ID } from './seeds.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const SERVICE = 'https://rtc-api.zego.im/';

export interface Made extends Partial<RecordedFile> {
  /** Minutes before now at which it begins, and how many it lasts. */
  readonly ago: number;
  readonly lasts?: number;
  readonly run?: { id: string; presetId: string; name: string; call: string; guess?: boolean };
}

export const NEWS = { id: 'r1', presetId: 'p1', name: 'Evening news' };
const SPORT = { id: 'r3', presetId: 'p3', name: '体育直播 主信号' };

/** What each vendor's files look like, newest first: found, reported alone, blocked, guessed, of nobody, expiring. */
const KINDS: readonly Made[] = [
  { ago: 12, lasts: 5, streamId: 'cdn01', run: { ...NEWS, call: 'c-tencent' }, expiresAt: null },
  { ago: 12, lasts: 5, streamId: 'cdn02', run: { ...NEWS, call: 'c-tencent' } },
  {
    ...{ ago: 12, lasts: 5, vendor: 'Ws', streamId: 'cdn01', format: 'm3u8', sizeBytes: null },
    run: { ...NEWS, call: 'c-ws', guess: true },
  },
  {
    ...{ ago: 12, lasts: 5, vendor: 'Ws', streamId: 'cdn02', searchedAt: null },
    callbackAt: new Date().toISOString(),
    run: { ...NEWS, call: 'c-ws' },
  },
  {
    ...{ ago: 40, lasts: 30, streamId: 'sport-main', format: 'flv', sizeBytes: 4_812_345_678 },
    run: { ...SPORT, call: 'c-lost', guess: true },
  },
  { ago: 200, lasts: 1, vendor: 'Huawei', streamId: null, endAt: null, durationSeconds: null },
  { ago: 1600, lasts: 95, streamId: 'studio-2', format: 'mp3', status: 'forbidden' },
  { ago: 3000, lasts: 121, streamId: 'very-long-stream-name-of-a-regional-window-14', url: null },
];

/** Files of the board's runs, as a search has found them. */
export function filesOf(now: number, kinds: readonly Made[] = KINDS): RecordedFile[] {
  const moment = (ago: number) => new Date(now - ago * MINUTE).toISOString();
  return kinds.map(({ ago, lasts = 5, run, ...change }, index) => {
    const { vendor = 'Tencent', streamId = 'cdn01', format = 'mp4' } = change;
    const name = `${streamId ?? 'record'}_${index + 1}.${format}`;
    const { id: runId, presetId, name: presetName, call: callId, guess } = run ?? {};
    const links =
      runId && presetId && presetName && callId
        ? [
            {
              ...{ runId, presetId, presetName, callId },
              match: guess ? ('stream-and-time' as const) : ('id' as const),
            },
          ]
        : [];
    return recordedFileOf({
      id: kinds.length - index,
      appId: MAIN_APP_ID,
      accountId: 'account',
      accountName: 'Main channel',
      vendor,
      streamId,
      format,
      name,
      fileId: `52858907${String(index).padStart(10, '0')}`,
      url: `https://1234567890.vod2.myqcloud.com/rec/${name}`,
      beginAt: moment(ago),
      endAt: moment(ago - lasts),
      createdAt: moment(ago - lasts),
      durationSeconds: lasts * 60 + 2,
      sizeBytes: 2_239_086 * lasts,
      expiresAt: new Date(now + (index === 1 ? 2.4 : 30) * DAY).toISOString(),
      searchedAt: moment(1),
      firstSeenAt: moment(2),
      lastSeenAt: moment(1),
      notFoundAt: null,
      links,
      ...change,
    });
  });
}

/** The search for the files of the run of the evening news: as far as a test says otherwise. */
export function watchesOf(now: number, change: Partial<FileWatch> = {}): FileWatch[] {
  const at = (minutes: number) => new Date(now + minutes * MINUTE).toISOString();
  const streams = [
    ['Tencent', 'cdn01', 'c-tencent'],
    ['Tencent', 'cdn02', 'c-tencent'],
    ['Ws', 'cdn01', 'c-ws'],
    ['Ws', 'cdn02', 'c-ws'],
  ] as const;
  return streams.map(([vendor, streamId, callId]) => ({
    ...{ callId, runId: 'r1', presetId: 'p1', presetName: 'Evening news' },
    ...{ accountId: 'account', appId: MAIN_APP_ID, service: SERVICE, vendor, streamId },
    startedAt: at(-12),
    endedAt: at(-6),
    open: false,
    found: 1,
    expected: 2,
    lookedAt: at(-1),
    nextLookAt: at(4),
    fault: null,
    state: 'waiting',
    dismissed: false,
    ...change,
  }));
}

/** A check of a file, sound unless a test says otherwise. */
export const checkOf = (change: Partial<FileCheck> = {}): FileCheck => ({
  checkedAt: new Date().toISOString(),
  verdict: 'as-recorded',
  container: 'mp4',
  sizeBytes: 11_195_430,
  durationSeconds: 302,
  estimated: false,
  expectedSeconds: 300,
  segments: null,
  codecs: ['avc1.64001f', 'mp4a.40.2'],
  signed: true,
  httpStatus: null,
  reason: null,
  detail: null,
  ...change,
});

/** The board with files of its runs. */
export function filesSeed(
  change: Partial<AppState> = {},
  { watch = {}, ...rest }: Partial<Seed> & { watch?: Partial<FileWatch> } = {},
): Seed {
  const seed = boardSeed(change);
  const now = Date.now();
  const watches = watchesOf(now, watch);
  const state = { ...seed.state, fileWatches: watches };
  return { ...seed, state, files: filesOf(now), watches, ...rest };
}
