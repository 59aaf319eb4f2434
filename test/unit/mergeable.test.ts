import { describe, expect, test } from 'vitest';
import type { RecordedFile } from '#contract/model/file.ts';
import {
  inRecordedOrder,
  isMergeName,
  type MergePart,
  mergeObstacle,
  partsToMerge,
} from '#contract/rules/mergeable.ts';
import { vendorFacts } from '../../electron/zego/vendors/registry.ts';

const { Tencent, Huawei, Ws, Aliyun } = vendorFacts();
const NOW = Date.UTC(2026, 8, 1);

function part(id: string | null, change: Partial<RecordedFile> = {}): MergePart {
  return {
    vendor: 'Tencent',
    streamId: 'cdn01',
    fileId: id,
    name: `${id}.mp4`,
    format: 'mp4',
    beginAt: null,
    createdAt: null,
    durationSeconds: null,
    firstSeenAt: '2026-08-31T12:00:00.000Z',
    expiresAt: null,
    status: null,
    mergedFrom: [],
    ...change,
  };
}
const many = (count: number, change: Partial<RecordedFile> = {}) =>
  Array.from({ length: count }, (_, at) => part(String(at), change));
const ids = (files: readonly MergePart[]) => files.map(({ fileId }) => fileId);

describe('what stands in the way', () => {
  test.each([
    ['nothing', many(2), Tencent.merge, null],
    ['ten at Tencent', many(10), Tencent.merge, null],
    ['eleven at Tencent', many(11), Tencent.merge, 'too-many'],
    ['twenty at Huawei', many(20, { vendor: 'Huawei' }), Huawei.merge, null],
    ['twenty-one at Huawei', many(21, { vendor: 'Huawei' }), Huawei.merge, 'too-many'],
    ['none', [], Tencent.merge, 'too-few'],
    ['one', many(1), Tencent.merge, 'too-few'],
    ['a vendor that joins none', many(2, { vendor: 'Ws' }), Ws.merge, 'vendor'],
    ['another one', many(2, { vendor: 'Aliyun' }), Aliyun.merge, 'vendor'],
    ['a format that is not joined', many(2, { format: 'flv' }), Tencent.merge, 'format'],
    ['no format', many(2, { format: null }), Tencent.merge, 'format'],
    ['audio at Huawei', many(2, { vendor: 'Huawei', format: 'mp3' }), Huawei.merge, 'format'],
    ['audio at Tencent', many(2, { format: 'MP3' }), Tencent.merge, null],
    ['two formats', [part('1'), part('2', { format: 'm3u8' })], Tencent.merge, 'format'],
    ['two streams', [part('1'), part('2', { streamId: 'cdn02' })], Tencent.merge, 'streams'],
    ['a file without an id', [part('1'), part(null)], Tencent.merge, 'unusable'],
    ['one file twice', [part('1'), part('1')], Tencent.merge, 'unusable'],
    ['one forbidden', [part('1'), part('2', { status: 'forbidden' })], Tencent.merge, 'unusable'],
  ] as const)('%s', (_, files, merge, obstacle) => {
    expect(mergeObstacle(files, merge, null)).toBe(obstacle);
  });
});

describe('the order', () => {
  test('by the begin, told or computed, whatever was found first', () => {
    const files = [
      part('by name', { beginAt: '2026-08-31T10:10:00.000Z' }),
      part('by length', { createdAt: '2026-08-31T10:09:00.000Z', durationSeconds: 300 }),
      part('by making', { createdAt: '2026-08-31T10:20:00.000Z' }),
      part('seen', { firstSeenAt: '2026-08-31T10:05:00.000Z' }),
    ];
    expect(ids(inRecordedOrder(files))).toEqual(['by length', 'seen', 'by name', 'by making']);
  });

  test('of two that begin together by their names', () => {
    expect(ids(inRecordedOrder([part('b'), part('a')]))).toEqual(['a', 'b']);
  });
});

describe('what a merge of a stream would join', () => {
  const merge = Tencent.merge;
  if (!merge) throw new Error('Tencent joins files');

  test('the format with most files; of as many MP4', () => {
    const lists = many(3, { format: 'm3u8' });
    expect(partsToMerge([...many(2), ...lists], merge, NOW)).toEqual(inRecordedOrder(lists));
    const pair = many(2);
    expect(partsToMerge([...many(2, { format: 'm3u8' }), ...pair], merge, NOW)).toEqual(pair);
  });

  test('not what was merged, is forbidden, has expired, or has no id', () => {
    const files = [
      part('good', { expiresAt: '2026-09-01T00:00:01.000Z' }),
      part('merged', { mergedFrom: ['x', 'y'] }),
      part('forbidden', { status: 'forbidden' }),
      part('gone', { expiresAt: '2026-08-31T23:59:59.000Z' }),
      part(null),
      part('flv', { format: 'flv' }),
    ];
    expect(ids(partsToMerge(files, merge, NOW))).toEqual(['good']);
  });
});

test.each([
  ['news', true],
  ['晚间新闻 2026-09-01', true],
  ['x'.repeat(120), true],
  ['x'.repeat(121), false],
  ['', false],
  [' news', false],
  ['a/b', false],
  ['a\\b', false],
  ['a\nb', false],
  ['news.mp4', false],
  ['news.M3U8', false],
  ['news.final', true],
])('the name %j: %s', (name, isName) => {
  expect(isMergeName(name)).toBe(isName);
});
