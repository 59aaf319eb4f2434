import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { VENDORS } from '#contract/model/vendor.ts';
import { describeMediaTask } from '../../../electron/zego/actions/describe-media-task.ts';
import { mergeMedia } from '../../../electron/zego/actions/merge-media.ts';
import { searchMedia } from '../../../electron/zego/actions/search-media.ts';
import { previewAction } from '../../../electron/zego/call-action.ts';
import type { MediaSearch } from '../../../electron/zego/vendors/common/media.ts';
import { mediaOf, vendorOf } from '../../../electron/zego/vendors/registry.ts';
import { holdsSecret } from '../../support/leaks.ts';
import { delivered, readBy } from '../../support/media-property.ts';

const PROJECT = { appId: 12345, endpoint: 'https://rtc-api.zego.im/', isTest: null };
const SEARCH: MediaSearch = {
  streamId: 'cdn01',
  from: 1_690_000_000,
  to: 1_690_003_600,
  cursor: null,
};
const queryOf = (url: string) =>
  [...new URL(url).searchParams].filter(([name]) => !/^(AppId|Sig|Timestamp)/.test(name));

/** The example of the API's own page, with what it leaves out of other fields (facts, SearchMedia). */
const TENCENT_ENTRY = {
  BasicInfo: {
    Name: '1690354361.mp4',
    Description: '',
    CreateTime: '2023-07-26T06:52:49Z',
    UpdateTime: '2023-07-26T10:21:33Z',
    ExpireTime: '9999-12-31T23:59:59Z',
    MediaUrl: 'http://push.url/6cbb/03c1/9e50.mp4',
    IntranetMediaUrl: 'http://intranet.example/6cbb/03c1/9e50.mp4',
    Type: 'mp4',
    Vid: '3270835011057780896',
    Status: 'Normal',
    StorageClass: 'STANDARD',
  },
  TranscodeInfo: {
    TranscodeSet: [
      {
        Url: 'http://push.url/v.f100020.mp4',
        Definition: 100_020,
        Size: 1_677_353,
        Duration: 31.151,
      },
      { Url: 'http://push.url/9e50.mp4', Definition: 0, Size: 2_239_086, Duration: 31.104 },
    ],
  },
  FileId: '3270835011057780896',
};
const HUAWEI_ENTRY = {
  ETag: '"ef4e"',
  Key: 'record/app/command_record/alinxu_test/2023-07-28-09-30-06.mp4',
  LastModified: '2023-07-28T09:31:29.176Z',
  Size: 2_172_786,
  MediaUrl: 'http://push.url/record/app/command_record/alinxu_test/2023-07-28-09-30-06.mp4',
};
const WS_ENTRY = {
  ETag: 'lv1t',
  Key: 'app-alinxu_test--20230728181527.mp4',
  LastModified: '2023-07-28T10:16:44Z',
  Size: 6_441_553,
  MediaUrl: 'http://push.url/app-alinxu_test--20230728181527.mp4',
};

const answer = (Data: unknown, Code: unknown = 0) =>
  delivered(JSON.stringify({ Code, Message: 'success', RequestId: '6877226848471811505', Data }));
const found = (vendor: 'Tencent' | 'Ws' | 'Huawei', part: unknown, search = SEARCH) => {
  const read = readBy(searchMedia, { vendor, search }, answer({ [vendor]: part }));
  return read.kind === 'ok' ? read.value : read.kind;
};

describe('what is asked', () => {
  test('Tencent: one stream, a span of time, a page from 0', () => {
    const url = previewAction(searchMedia, { vendor: 'Tencent', search: SEARCH }, PROJECT);
    expect(queryOf(url)).toEqual([
      ['Action', 'SearchMedia'],
      ['Vendor', 'Tencent'],
      ['StreamId[]', 'cdn01'],
      ['StartTime', '1690000000'],
      ['EndTime', '1690003600'],
      ['PageSize', '20'],
      ['PageNumber', '0'],
    ]);
  });

  test.each(['Ws', 'Huawei'] as const)('%s: a page of keys, from a marker on', (vendor) => {
    const ask = (cursor: string | null) =>
      queryOf(previewAction(searchMedia, { vendor, search: { ...SEARCH, cursor } }, PROJECT));
    expect(ask(null)).toEqual([
      ['Action', 'SearchMedia'],
      ['Vendor', vendor],
      ['MaxKeys', '100'],
    ]);
    expect(ask('a/b&c=d 1')).toContainEqual(['Marker', 'a/b&c=d 1']);
  });

  const MERGE = { format: 'MP4', fileIds: ['2', '1'], name: '晚间 news', expireHours: 24 } as const;
  test('a merge: the files in their order; an expiry where the vendor takes one', () => {
    const ask = (vendor: 'Tencent' | 'Huawei') =>
      queryOf(previewAction(mergeMedia, { vendor, merge: MERGE }, PROJECT));
    const both = [
      ['Format', 'MP4'],
      ['InputFileId[]', '2'],
      ['InputFileId[]', '1'],
      ['OutputFileName', '晚间 news'],
    ];
    expect(ask('Tencent').slice(2)).toEqual([...both, ['ExpireTime', '24']]);
    expect(ask('Huawei').slice(2)).toEqual(both);
  });

  test('a task by its id', () => {
    const url = previewAction(describeMediaTask, { vendor: 'Tencent', taskId: '14-x' }, PROJECT);
    expect(queryOf(url)).toEqual([
      ['Action', 'DescribeMediaTask'],
      ['TaskId', '14-x'],
      ['Vendor', 'Tencent'],
    ]);
  });

  test('a vendor joins files exactly where it says so, and Aliyun has none of the actions', () => {
    for (const vendor of VENDORS) {
      const { capabilities, media } = vendorOf(vendor);
      expect(media?.merge != null).toBe(capabilities.merge !== null);
    }
    expect(vendorOf('Aliyun').media).toBeNull();
    expect(() => mediaOf('Aliyun')).toThrow();
  });
});

describe('the documented answers', () => {
  test('Tencent: the file itself, and neither its transcodes nor its address within the vendor', () => {
    expect(found('Tencent', { TotalCount: 1, MediaInfoSet: [TENCENT_ENTRY] })).toEqual({
      files: [
        {
          streamId: 'cdn01',
          fileId: '3270835011057780896',
          name: '1690354361.mp4',
          format: 'mp4',
          beginAt: null,
          endAt: null,
          durationSeconds: 31.104,
          sizeBytes: 2_239_086,
          url: 'http://push.url/6cbb/03c1/9e50.mp4',
          expiresAt: null,
          status: 'normal',
          createdAt: '2023-07-26T06:52:49.000Z',
        },
      ],
      next: null,
      unreadable: 0,
    });
  });

  test('Huawei: the stream by its key, the time in it in UTC', () => {
    expect(found('Huawei', { Keys: [HUAWEI_ENTRY], NextMarker: '' })).toMatchObject({
      files: [
        {
          streamId: 'alinxu_test',
          fileId: HUAWEI_ENTRY.Key,
          name: '2023-07-28-09-30-06.mp4',
          format: 'mp4',
          beginAt: '2023-07-28T09:30:06.000Z',
          sizeBytes: 2_172_786,
          createdAt: '2023-07-28T09:31:29.176Z',
        },
      ],
      next: null,
    });
  });

  test('Ws: the stream by its name, the time in it eight hours ahead', () => {
    expect(found('Ws', { Keys: [WS_ENTRY], NextMarker: 'app-b' })).toMatchObject({
      files: [
        { streamId: 'alinxu_test', beginAt: '2023-07-28T10:15:27.000Z', url: WS_ENTRY.MediaUrl },
      ],
      next: 'app-b',
    });
  });

  test.each([
    ['app-a-b--c--20230101003000.flv', 'a-b--c', '2022-12-31T16:30:00.000Z'],
    ['x/y/app-s--20240229235959.m3u8', 's', '2024-02-29T15:59:59.000Z'],
    ['app-s--20230229235959.mp4', 's', null],
    ['3b1f9d0c2a', null, null],
  ])('a Ws key %s', (Key, streamId, beginAt) => {
    expect(found('Ws', { Keys: [{ Key }], NextMarker: '' })).toMatchObject({
      files: [{ fileId: Key, streamId, beginAt }],
    });
  });

  test.each([
    ['record/app/command_record/s/2023-07-28-23-59-59/index.m3u8', 's', '2023-07-28T23:59:59.000Z'],
    ['record/app/command_record/s/merged.mp4', 's', null],
    ['record/app/other/2023-07-28-09-30-06.mp4', null, null],
  ])('a Huawei key %s', (Key, streamId, beginAt) => {
    expect(found('Huawei', { Keys: [{ Key }], NextMarker: null })).toMatchObject({
      files: [{ fileId: Key, streamId, beginAt, name: Key.split('/').at(-1) }],
    });
  });

  test('a merge names its task, however it is written', () => {
    const merge = { format: 'MP4', fileIds: ['1', '2'], name: 'x', expireHours: null } as const;
    const of = (vendor: 'Tencent' | 'Huawei', body: string) =>
      readBy(mergeMedia, { vendor, merge }, delivered(body));
    const id = '1400341231-EditMedia-0d8b6f0a5c457f5722e6b27796ce1f2ctt0';
    expect(of('Tencent', `{"Code":0,"Data":{"Tencent":{"TaskId":"${id}"}}}`)).toEqual({
      kind: 'ok',
      value: { taskId: id },
      requestId: null,
    });
    const long = '{"Code":0,"Data":{"Huawei":{"TaskId":4191282558729715911}}}';
    expect(of('Huawei', long)).toMatchObject({ value: { taskId: '4191282558729715911' } });
    // Taken by the API, and nothing says as what: it may have begun.
    expect(of('Huawei', '{"Code":0,"Data":{}}')).toMatchObject({ kind: 'lost' });
  });

  test.each([
    ['WAITING', 'waiting'],
    ['PROCESSING', 'processing'],
    ['FINISH', 'finished'],
    ['FAIL', 'failed'],
  ])('a task that is %s', (Status, state) => {
    const part = { TaskId: 't', Event: 'compose', Status, FileId: 'f', ReplayUrl: '', Message: '' };
    const read = readBy(
      describeMediaTask,
      { vendor: 'Tencent', taskId: 't' },
      answer({ Tencent: part }),
    );
    expect(read).toMatchObject({ value: { state, fileId: 'f', url: null, message: null } });
  });

  test('a state that no document lists is not guessed', () => {
    const part = { Status: 'CANCELED' };
    const request = { vendor: 'Tencent', taskId: 't' } as const;
    expect(readBy(describeMediaTask, request, answer({ Tencent: part })).kind).toBe('lost');
  });
});

describe('what is not as documented', () => {
  test('a 19-digit id without quotes loses no digit', () => {
    const body =
      '{"Code":0,"Data":{"Tencent":{"TotalCount":1,"MediaInfoSet":[{"FileId":3270835011057780896}]}}}';
    const read = readBy(searchMedia, { vendor: 'Tencent', search: SEARCH }, delivered(body));
    expect(read).toMatchObject({
      value: { files: [{ fileId: '3270835011057780896', name: '3270835011057780896', url: null }] },
    });
  });

  test('an entry without an id is counted, and spoils none beside it', () => {
    const odd = [null, 7, 'x', [], {}, { FileId: '' }, { FileId: 'x'.repeat(1_025) }];
    expect(
      found('Tencent', { TotalCount: 8, MediaInfoSet: [...odd, TENCENT_ENTRY] }),
    ).toMatchObject({
      files: [{ fileId: TENCENT_ENTRY.FileId }],
      unreadable: odd.length,
    });
    expect(found('Ws', { Keys: [{ Size: 1 }, WS_ENTRY], NextMarker: '' })).toMatchObject({
      files: [{ fileId: WS_ENTRY.Key }],
      unreadable: 1,
    });
  });

  test('a field of another type is not known; a file is one all the same', () => {
    const entry = {
      FileId: 'f',
      BasicInfo: { Name: 7, CreateTime: 1, MediaUrl: 'javascript:x', Status: 'Odd', Type: {} },
      TranscodeInfo: { TranscodeSet: [{ Definition: 0, Size: -1, Duration: 'long' }, null] },
    };
    expect(found('Tencent', { TotalCount: 1, MediaInfoSet: [entry] })).toMatchObject({
      files: [
        {
          fileId: 'f',
          url: null,
          sizeBytes: null,
          durationSeconds: null,
          status: null,
          createdAt: null,
          format: null,
        },
      ],
    });
  });

  test.each([
    ['push.url/a/b.mp4', 'http://push.url/a/b.mp4'],
    ['127.0.0.1:4711/a.mp4', 'http://127.0.0.1:4711/a.mp4'],
    ['HTTPS://h/a.mp4', 'HTTPS://h/a.mp4'],
    ['javascript:alert(1)', null],
    ['file:///etc/passwd', null],
    ['http://user:word@h/a.mp4', null],
    ['a b/c.mp4', null],
    ['', null],
  ])('an address %j', (MediaUrl, url) => {
    expect(found('Huawei', { Keys: [{ Key: 'k', MediaUrl }], NextMarker: '' })).toMatchObject({
      files: [{ url }],
    });
  });

  test('a time without a zone is no time', () => {
    const entry = (CreateTime: string) => ({ FileId: 'f', BasicInfo: { CreateTime } });
    const timeOf = (text: string) => {
      const page = found('Tencent', { TotalCount: 1, MediaInfoSet: [entry(text)] });
      return typeof page === 'string' ? page : page.files[0]?.createdAt;
    };
    expect(timeOf('2023-07-26T06:52:49')).toBeNull();
    expect(timeOf('2023-07-26T06:52:49+08:00')).toBe('2023-07-25T22:52:49.000Z');
    expect(timeOf('9999-12-31T23:59:59-10:00')).toBeNull();
  });

  test.each([
    ['Tencent', { TotalCount: 0, MediaInfoSet: null }],
    ['Tencent', { TotalCount: 0 }],
    ['Ws', { Keys: null, NextMarker: '' }],
    ['Huawei', { Keys: [] }],
  ] as const)('%s without files %j is an empty page', (vendor, part) => {
    expect(found(vendor, part)).toEqual({ files: [], next: null, unreadable: 0 });
  });

  test.each(['Tencent', 'Ws', 'Huawei'] as const)(
    '%s: a foreign shape is no empty page',
    (vendor) => {
      for (const part of [undefined, null, 7, 'x', [], {}, { Keys: {} }, { MediaInfoSet: 'x' }]) {
        expect([part, found(vendor, part)]).toEqual([part, 'lost']);
      }
    },
  );

  test('one answer has at most a thousand entries', () => {
    const Keys = Array.from({ length: 1_002 }, (_, index) => ({ Key: `k${index}` }));
    const page = found('Ws', { Keys, NextMarker: '' });
    expect(page).toMatchObject({ unreadable: 2 });
    expect(typeof page === 'string' ? 0 : page.files.length).toBe(1_000);
  });
});

describe('pages', () => {
  const page = (TotalCount: unknown, count: number, cursor: string | null) =>
    found(
      'Tencent',
      { TotalCount, MediaInfoSet: Array.from({ length: count }, (_, id) => ({ FileId: `${id}` })) },
      { ...SEARCH, cursor },
    );

  test.each([
    [20, 20, null, null],
    [21, 20, null, '1'],
    [41, 20, '1', '2'],
    [41, 1, '2', null],
    // The count is missing: a full page may have another one behind it.
    [null, 20, null, '1'],
    [null, 19, null, null],
    // Nothing came, whatever the count says.
    [500, 0, '3', null],
    // PageNumber·PageSize + PageSize is 5,000 at page 249.
    [5_000, 20, '248', '249'],
    [6_000, 20, '249', null],
  ])('of %s files %i came with page %s: next %s', (total, count, cursor, next) => {
    expect(page(total, count, cursor)).toMatchObject({ next });
  });

  test('a marker that leads back to itself ends the list', () => {
    const search = { ...SEARCH, cursor: 'k1' };
    expect(found('Ws', { Keys: [WS_ENTRY], NextMarker: 'k1' }, search)).toMatchObject({
      next: null,
    });
    expect(found('Ws', { Keys: [WS_ENTRY], NextMarker: 'k2' }, search)).toMatchObject({
      next: 'k2',
    });
  });
});

describe('other answers', () => {
  const request = { vendor: 'Tencent', search: SEARCH } as const;

  test('a code is a refusal, quoted or not, with its words and number', () => {
    for (const code of [2, '2', 41_003, 100_000_004]) {
      expect(readBy(searchMedia, request, answer({}, code))).toEqual({
        kind: 'refused',
        code: Number(code),
        message: 'success',
        requestId: '6877226848471811505',
      });
    }
  });

  test.each(['', 'x', '[]', '{"ok":true}', '{"Code":"fine"}', '{"Code":0'])(
    'no answer of the API: %j',
    (body) => {
      expect(readBy(searchMedia, request, delivered(body, 502))).toEqual({
        kind: 'lost',
        reason: 'answer-unreadable',
        detail: null,
        httpStatus: 502,
        requestId: null,
      });
    },
  );

  test('not sent and lost are told apart', () => {
    const notSent = {
      kind: 'not-sent',
      reason: 'connection-refused',
      detail: 'ECONNREFUSED',
    } as const;
    expect(readBy(searchMedia, request, notSent)).toEqual(notSent);
    const lost = { kind: 'lost', reason: 'no-answer', detail: 'x', httpStatus: null } as const;
    expect(readBy(searchMedia, request, { ...lost, partial: 'abc' })).toEqual({
      ...lost,
      requestId: null,
    });
  });

  test('a server that echoes the request gets no secret into what is kept', () => {
    const secret = '9193cc662a4c0ec135ec71fb57194b38';
    const entry = {
      FileId: secret,
      BasicInfo: { Name: `x-${secret}`, MediaUrl: `http://h/${secret}.mp4`, Type: secret },
    };
    const body = {
      Code: 0,
      RequestId: secret,
      Data: { Tencent: { TotalCount: 1, MediaInfoSet: [entry] } },
    };
    const kept = [
      readBy(searchMedia, request, delivered(JSON.stringify(body)), [secret]),
      readBy(searchMedia, request, delivered(JSON.stringify({ Code: 2, Message: secret })), [
        secret,
      ]),
      readBy(
        describeMediaTask,
        { vendor: 'Tencent', taskId: 't' },
        answer({ Tencent: { Status: 'FAIL', FileId: secret, Message: `bad ${secret}` } }),
        [secret],
      ),
    ];
    expect(kept.map(({ kind }) => kind)).toEqual(['ok', 'refused', 'ok']);
    expect(holdsSecret(JSON.stringify(kept), [secret])).toBe(false);
  });
});

describe('addresses to play', () => {
  const NOW = Date.UTC(2026, 8, 1, 12);
  const hash = (algorithm: string, text: string) =>
    createHash(algorithm).update(text).digest('hex');

  test('Tencent: sign of key, folder, end and a random word', () => {
    const signed = new URL(
      mediaOf('Tencent').signUrl('https://h.example/a/b/c.mp4?x=1', 'KEY', NOW),
    );
    const { t = '', us = '', sign } = Object.fromEntries(signed.searchParams);
    expect([...signed.searchParams.keys()]).toEqual(['x', 't', 'us', 'sign']);
    expect(sign).toBe(hash('md5', `KEY/a/b/${t}${us}`));
    expect(Number.parseInt(t, 16) * 1000 - NOW).toBe(6 * 3_600_000);
    expect(signed.pathname).toBe('/a/b/c.mp4');
    const again = mediaOf('Tencent').signUrl('https://h.example/a/b/c.mp4', 'KEY', NOW);
    expect(new URL(again).searchParams.get('us')).not.toBe(us);
  });

  test('Ws: secret of the time in capital hex, the path and the key', () => {
    const signed = mediaOf('Ws').signUrl('http://h/app-s--20230728181527.mp4', 'KEY', NOW);
    const time = ((NOW + 6 * 3_600_000) / 1000).toString(16).toUpperCase();
    const secret = hash('md5', `${time}/app-s--20230728181527.mp4KEY`);
    expect(signed).toBe(`http://h/app-s--20230728181527.mp4?wsSecret=${secret}&wsABStime=${time}`);
  });

  test('Huawei: hash and time before the path', () => {
    const signed = mediaOf('Huawei').signUrl('http://h/record/app/x%20y.mp4', 'KEY', NOW);
    const time = (NOW / 1000).toString(16);
    const sha = hash('sha256', `KEY/record/app/x%20y.mp4${time}`);
    expect(signed).toBe(`http://h/${sha}/${time}/record/app/x%20y.mp4`);
  });
});
