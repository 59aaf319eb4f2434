import { describe, expect, test } from 'vitest';
import type { PracticeFile } from '../../../electron/zego/vendors/common/practice-media.ts';
import { vendorOf } from '../../../electron/zego/vendors/registry.ts';

/** Names and kinds of the documented examples (facts, "Actions"); a practice answer has no others. */
const TENCENT_BASIC = [
  ...['Name', 'Description', 'CreateTime', 'UpdateTime', 'ExpireTime', 'ClassId', 'ClassName'],
  ...['ClassPath', 'CoverUrl', 'Type', 'MediaUrl', 'IntranetMediaUrl', 'SourceInfo'],
  ...['StorageRegion', 'Vid', 'Category', 'Status', 'StorageClass'],
];

const BEGIN = Date.parse('2023-07-28T09:30:06.250Z');
const mediaOf = (vendor: 'Tencent' | 'Ws' | 'Huawei') => {
  const { practiceMedia } = vendorOf(vendor);
  if (!practiceMedia) throw new Error(vendor);
  return practiceMedia;
};

function fileOf(
  vendor: 'Tencent' | 'Ws' | 'Huawei',
  streamId = 'cdn01',
  minutes = 0,
): PracticeFile {
  const recorded = {
    streamId,
    taskId: 'task-1',
    beginMs: BEGIN + minutes * 60_000,
    endMs: BEGIN + minutes * 60_000 + 31_104,
    format: 'mp4' as const,
    seed: Buffer.from(`${streamId} ${minutes}`.padEnd(16)).toString('hex'),
  };
  const name = mediaOf(vendor).nameOf(recorded);
  const createdMs = recorded.endMs + 1_000;
  return { ...recorded, ...name, createdMs, sizeBytes: 99, url: `http://127.0.0.1/${name.path}` };
}

const search = (vendor: 'Tencent' | 'Ws' | 'Huawei', query: string, files: PracticeFile[]) =>
  // biome-ignore lint/suspicious/noExplicitAny: three vendors' shapes
  mediaOf(vendor).search(new URLSearchParams(query), files) as any;

describe('the answer to a search', () => {
  test('of Tencent has the documented members, and nothing of the stream', () => {
    const answer = search('Tencent', 'StreamId[]=cdn01', [fileOf('Tencent')]);
    expect(Object.keys(answer)).toEqual(['TotalCount', 'MediaInfoSet', 'RequestId']);
    const [info] = answer.MediaInfoSet;
    expect(Object.keys(info)).toEqual(['BasicInfo', 'TranscodeInfo', 'FileId']);
    expect(Object.keys(info.BasicInfo)).toEqual(TENCENT_BASIC);
    expect(info.BasicInfo).toMatchObject({
      Name: '1690536637.mp4',
      CreateTime: '2023-07-28T09:30:38Z',
      ExpireTime: '9999-12-31T23:59:59Z',
    });
    expect(info.FileId).toMatch(/^3\d{18}$/);
    expect(info.TranscodeInfo.TranscodeSet[0]).toMatchObject({ Size: 99, Duration: 31.104 });
    expect(JSON.stringify(answer)).not.toMatch(/cdn01|task-1/);
  });

  test('of Ws and Huawei has keys with stream and time, in UTC+8 and in UTC', () => {
    expect(search('Ws', '', [fileOf('Ws')])).toEqual({
      Keys: [
        {
          ETag: expect.stringMatching(/^[\w-]+$/),
          Key: 'practice-cdn01--20230728173006.mp4',
          LastModified: '2023-07-28T09:30:38Z',
          Size: 99,
          MediaUrl: 'http://127.0.0.1/practice-cdn01--20230728173006.mp4',
        },
      ],
      NextMarker: '',
    });
    expect(search('Huawei', '', [fileOf('Huawei')]).Keys).toMatchObject([
      {
        ETag: expect.stringMatching(/^"[0-9a-f]{32}"$/),
        Key: 'record/practice/command_record/cdn01/2023-07-28-09-30-06.mp4',
        LastModified: '2023-07-28T09:30:38.354Z',
      },
    ]);
  });

  test('comes in pages', () => {
    const many = [0, 1, 2].map((minute) => fileOf('Tencent', 'cdn01', minute));
    const idsOf = (query: string) =>
      search('Tencent', query, many).MediaInfoSet.map(({ FileId }: { FileId: string }) => FileId);
    const newestFirst = many.map(({ fileId }) => fileId).reverse();
    expect(idsOf('PageSize=2')).toEqual(newestFirst.slice(0, 2));
    expect(idsOf('PageSize=2&PageNumber=1')).toEqual(newestFirst.slice(2));
    expect(idsOf(`FileId[]=${newestFirst[1]}`)).toEqual([newestFirst[1]]);

    const keys = ['b', 'a', 'c'].map((stream) => fileOf('Huawei', stream));
    const first = search('Huawei', 'MaxKeys=2', keys);
    const streams = first.Keys.map(({ Key }: { Key: string }) => Key.split('/')[3]);
    expect([streams, first.NextMarker]).toEqual([['a', 'b'], keys[0]?.fileId]);
    const rest = search('Huawei', `Marker=${encodeURIComponent(first.NextMarker)}`, keys);
    expect([rest.Keys.length, rest.NextMarker]).toEqual([1, '']);
  });

  test.each([
    ['Tencent', 'PageSize=0'],
    ['Tencent', 'PageSize=1000&PageNumber=5'],
    ['Tencent', 'StartTime=yesterday'],
    ['Tencent', Array.from({ length: 11 }, (_, n) => `StreamId[]=${n}`).join('&')],
    ['Tencent', 'NamePrefix=123456789012345678901'],
    ['Ws', 'MaxKeys=1001'],
    ['Huawei', 'MaxKeys=0'],
    ['Ws', 'NamePrefix=123456789012345678901'],
  ] as const)('of %s is a refusal where it was asked for %s', (vendor, query) => {
    expect(search(vendor, query, [])).toBeNull();
  });
});

describe('a callback', () => {
  test('has the documented members of each vendor', () => {
    const extra = (vendor: 'Tencent' | 'Ws' | 'Huawei') =>
      mediaOf(vendor).callbackExtra(fileOf(vendor));
    expect(extra('Tencent')).toEqual({
      TaskId: 'task-1',
      FileID: fileOf('Tencent').fileId,
      Duration: 31.104,
    });
    expect(extra('Ws')).toEqual({ PersistentId: 'task-1', Duration: 31.104 });
    expect(extra('Huawei')).toEqual({
      Duration: 31.104,
      ObsObject: fileOf('Huawei').fileId,
      FileSize: 99,
    });
  });
});

test('Aliyun has neither files nor practice ones', () => {
  const { media, practiceMedia } = vendorOf('Aliyun');
  expect([media, practiceMedia]).toEqual([null, null]);
});
