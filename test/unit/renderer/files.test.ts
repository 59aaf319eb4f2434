import { describe, expect, test } from 'vitest';
import type { FileWatch } from '#contract/model/file.ts';
import { FILE_VERDICTS, type FileCheck } from '#contract/model/file-check.ts';
import { fileCheckText, isFileSound } from '#contract/rules/file-check-text.ts';
import { lengthText, sizeText } from '#contract/rules/media-text.ts';
import { groupOf, linesOf } from '../../../renderer/files/list/file-groups.ts';
import {
  daysUntil,
  fileIds,
  mediaText,
  spanText,
  stateOf,
  timeText,
} from '../../../renderer/files/rows/file-text.ts';
import { runFilesState } from '../../../renderer/files/run/run-state.ts';
import { recordedFileOf as fileOf } from '../../support/recorded-files.ts';
import { translator } from './text.ts';

const t = translator('en');
const zh = translator('zh-CN');
const local = (text: string) => new Date(text).toISOString();

describe('sizes and lengths', () => {
  test.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1.0 kB'],
    [99_949, '99.9 kB'],
    [99_950, '100 kB'],
    [999_499, '999 kB'],
    [999_500, '1.0 MB'],
    [2_239_086, '2.2 MB'],
    [4_812_345_678, '4.8 GB'],
    [5e15, '5000 TB'],
  ])('%i bytes: %s', (bytes, text) => expect(sizeText(bytes)).toBe(text));

  test.each([
    [0, '0:00'],
    [31.1, '0:31'],
    [59.6, '1:00'],
    [1802, '30:02'],
    [3600, '1:00:00'],
    [3723.4, '1:02:03'],
    [86_400, '24:00:00'],
  ])('%d s: %s', (seconds, text) => expect(lengthText(seconds)).toBe(text));
});

describe('a row', () => {
  test('how far it is confirmed', () => {
    expect(stateOf(fileOf())).toBe('confirmed');
    expect(stateOf(fileOf({ searchedAt: null }))).toBe('reported');
    const inVain = { searchedAt: null, notFoundAt: '2026-11-22T11:00:00.000Z' };
    expect(stateOf(fileOf(inVain))).toBe('not-found');
    expect(stateOf(fileOf({ ...inVain, status: 'forbidden' }))).toBe('forbidden');
    expect(stateOf(fileOf({ status: 'forbidden', searchedAt: null }))).toBe('forbidden');
  });

  test('what is not known is left out', () => {
    expect(mediaText(fileOf({ format: 'flv', durationSeconds: 31 }))).toBe('FLV · 0:31');
    expect(mediaText(fileOf({ format: null, durationSeconds: null }))).toBe('');
    expect(spanText(fileOf({ beginAt: null, endAt: null }))).toEqual({ from: null, to: null });
  });

  test('an end on another day has its day', () => {
    const night = { beginAt: local('2026-08-21T23:50:00'), endAt: local('2026-08-22T00:20:05') };
    expect(spanText(fileOf(night))).toEqual({ from: '23:50:00', to: '08-22 00:20:05' });
  });

  test('says what places it in the list: its begin, or what stands in its place', () => {
    const at = (clock: string) => local(`2026-08-21T${clock}`);
    const none = { beginAt: null, endAt: null, createdAt: null, durationSeconds: null };
    const seen = { ...none, firstSeenAt: at('12:00:00') };
    const made = { ...seen, createdAt: at('11:00:00') };
    const begun = { beginAt: at('10:00:00'), endAt: at('10:30:00') };
    expect(timeText(fileOf(begun), t)).toEqual({ begin: '10:00:00', second: '– 10:30:00' });
    const computed = { ...made, durationSeconds: 600 };
    expect(timeText(fileOf(computed), t)).toEqual({ begin: 'about 10:50:00', second: null });
    // A merged file is made when it is merged.
    const merged = { ...computed, mergedFrom: ['f1', 'f2'] };
    expect(timeText(fileOf(merged), t)).toEqual({ begin: null, second: 'made 11:00:00' });
    expect(timeText(fileOf(made), t)).toEqual({ begin: null, second: 'made 11:00:00' });
    expect(timeText(fileOf(seen), t)).toEqual({ begin: null, second: 'first seen 12:00:00' });
    expect(timeText(fileOf(seen), zh).second).toBe('12:00:00 首次发现');
    expect(groupOf(fileOf(seen))).toContain('Aug 21 2026');
  });

  test('days until it expires', () => {
    const now = new Date('2026-08-21T12:00:00Z');
    expect(daysUntil('2026-08-24T11:00:00.000Z', now)).toBe(3);
    expect(daysUntil('2026-08-21T12:00:01.000Z', now)).toBe(1);
    expect(daysUntil('2026-08-21T12:00:00.000Z', now)).toBe(0);
  });

  test('its ids, under the API’s own names', () => {
    const file = fileOf({ fileId: 'f1', taskId: null, name: 'a.mp4', streamId: 'cdn01' });
    expect(fileIds(file)).toBe('File: a.mp4\nStreamId: cdn01\nFileId: f1');
  });
});

describe('days and runs', () => {
  const link = (runId: string) => [
    { runId, callId: 'c', presetId: 'p', presetName: 'News', match: 'id' as const },
  ];
  const at = (text: string, runId: string) => fileOf({ beginAt: local(text), links: link(runId) });

  test('a heading where a day or a run begins', () => {
    const first = at('2026-08-21T12:00:00', 'r1');
    expect(linesOf(first, undefined)).toBe(2);
    expect(linesOf(at('2026-08-21T11:00:00', 'r1'), first)).toBe(1);
    expect(linesOf(at('2026-08-20T23:59:00', 'r1'), first)).toBe(2);
    expect(linesOf(at('2026-08-21T11:00:00', 'r0'), first)).toBe(2);
  });

  test('without a begin the day on which the vendor made it, or it was first seen', () => {
    const untimed = { beginAt: null, endAt: null, durationSeconds: null, links: link('r1') };
    const made = fileOf({ ...untimed, createdAt: local('2026-08-21T12:00:00') });
    const seen = fileOf({ ...untimed, createdAt: null, firstSeenAt: local('2026-08-21T13:00:00') });
    expect(groupOf(made)).toBe(groupOf(at('2026-08-21T01:00:00', 'r1')));
    expect(groupOf(seen)).toBe(groupOf(made));
  });
});

describe('the search for the files of a run', () => {
  const watch = (change: Partial<FileWatch> = {}): FileWatch => ({
    ...{ callId: 'c', runId: 'r', presetId: 'p', presetName: 'News', accountId: 'a', appId: 1 },
    ...{
      service: 's',
      vendor: 'Tencent',
      streamId: 'cdn01',
      startedAt: local('2026-08-21T12:00:00'),
    },
    endedAt: local('2026-08-21T13:00:00'),
    open: false,
    found: 1,
    expected: 2,
    lookedAt: null,
    nextLookAt: null,
    fault: null,
    state: 'waiting',
    dismissed: false,
    ...change,
  });

  test('all streams together', () => {
    const early = local('2026-08-21T13:01:00');
    const late = local('2026-08-21T13:05:00');
    const watches = [
      watch({ nextLookAt: late, lookedAt: early }),
      watch({ nextLookAt: early, lookedAt: late }),
    ];
    expect(runFilesState(watches, 3)).toMatchObject({
      found: 3,
      expected: 4,
      nextLookAt: early,
      lookedAt: late,
      complete: false,
    });
  });

  test('one of which it is not known how many are expected: of none', () => {
    expect(runFilesState([watch(), watch({ expected: null })], 1).expected).toBeNull();
    expect(runFilesState([], 0)).toMatchObject({ expected: null, complete: false });
  });

  test('a vendor that cannot be asked is named, and expects nothing', () => {
    const watches = [
      watch({ state: 'complete' }),
      watch({ vendor: 'Aliyun', state: 'unavailable', expected: null }),
    ];
    expect(runFilesState(watches, 2)).toMatchObject({
      expected: 2,
      complete: true,
      unavailable: ['Aliyun'],
    });
  });

  test('each fault once', () => {
    const watches = [watch({ fault: 'locked' }), watch({ fault: 'locked', state: 'missing' })];
    expect(runFilesState(watches, 0).faults).toEqual(['locked']);
  });

  test.each([
    [null, { missing: true, unasked: false }],
    ['unreachable', { missing: false, unasked: true }],
    ['locked', { missing: false, unasked: true }],
    // Its own note says that a file may be among what was not read.
    ['partial', { missing: false, unasked: false }],
  ] as const)('no file is missing for a search that could not be made: %s', (fault, expected) => {
    const missed = watch({ fault, state: 'missing' });
    expect(runFilesState([missed], 0)).toMatchObject(expected);
    expect(runFilesState([watch({ fault })], 0)).toMatchObject({ missing: false, unasked: false });
  });

  test('what was not read matters only where something is still looked for', () => {
    const found = watch({ fault: 'partial', state: 'complete' });
    expect(runFilesState([found], 1).faults).toEqual([]);
    const missing = watch({ fault: 'partial', state: 'missing' });
    expect(runFilesState([found, missing], 1).faults).toEqual(['partial']);
  });
});

describe('what a check found, in a sentence', () => {
  const check = (change: Partial<FileCheck>): FileCheck => ({
    checkedAt: local('2026-08-21T12:00:00'),
    verdict: 'as-recorded',
    container: 'mp4',
    sizeBytes: 2_239_086,
    durationSeconds: 1802,
    estimated: false,
    expectedSeconds: 1800,
    segments: null,
    codecs: ['avc1.64001f'],
    signed: false,
    httpStatus: null,
    reason: null,
    detail: null,
    ...change,
  });

  test.each([
    [{}, 'The file exists and is as long as the recording: MP4, 2.2 MB, 30:02, avc1.64001f.'],
    [
      { container: 'mp3', codecs: [], estimated: true },
      'The file exists and is as long as the recording: MP3, 2.2 MB, about 30:02.',
    ],
    [
      { container: 'hls', codecs: [], sizeBytes: null, segments: 181 },
      'The file exists and is as long as the recording: HLS, 30:02, 181 segments.',
    ],
    [
      { verdict: 'unreachable', reason: 'connection-refused' },
      'The file’s server could not be reached, so the file was not checked. The server refused the connection.',
    ],
    [
      { verdict: 'gone', httpStatus: 410 },
      'The file no longer exists (HTTP 410). It may have expired or been deleted: look it up in the vendor’s console.',
    ],
  ] as const)('%j', (change, text) => expect(fileCheckText(check(change as never), t)).toBe(text));

  test('a refused key is another thing than none', () => {
    const unsigned = fileCheckText(check({ verdict: 'forbidden' }), t);
    const signed = fileCheckText(check({ verdict: 'forbidden', signed: true }), t);
    expect(signed).not.toBe(unsigned);
  });

  test.each(FILE_VERDICTS)('%s: no gap is left in either language', (verdict) => {
    const told = check({ verdict, detail: 'moov', httpStatus: 500 });
    for (const say of [t, zh]) {
      expect(fileCheckText(told, say)).not.toMatch(/\{\{|\(\)|（）|: \.|：。/);
    }
    expect(isFileSound(told)).toBe(verdict === 'as-recorded' || verdict === 'found');
  });
});
