import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FileSpec } from '../../support/strict-server/media/types.ts';
import { type StrictServer, strictServer } from '../../support/strict-server/strict-server.ts';
import type { StrictOptions } from '../../support/strict-server/types.ts';
import { app, ask, type Params, params } from './ask.ts';

let server: StrictServer;
const restart = async (options: Partial<StrictOptions> = {}) => {
  await server?.close();
  server = await strictServer({ ...app, ...options });
};
beforeEach(() => restart());
afterEach(() => server.close());

const BEGIN = '2023-07-28T09:30:06Z';
const media = (Action: string, change: Record<string, string | null> = {}, more: Params = []) => [
  ...params({ Action, 'StreamId[]': null, ...change }),
  ...more,
];
const search = (change: Record<string, string> = {}, more: Params = []) =>
  ask(server, media('SearchMedia', change, more));
const add = (vendor: FileSpec['vendor'], spec: Partial<FileSpec> = {}) =>
  server.media.add({ vendor, streamId: 'cdn01', beginAt: BEGIN, seconds: 60, ...spec });
const repeated = (name: string, values: readonly string[]) =>
  values.map((value): [string, string] => [name, value]);
const rules = () => server.violations.map(({ rule, detail }) => `${rule}: ${detail}`);

describe('SearchMedia', () => {
  it('of Tencent has the documented members, and names no stream', async () => {
    const file = add('Tencent', { taskId: 'task-1', expiresAt: '2099-01-01T00:00:00Z' });
    const { Code, Data } = await search({ 'StreamId[]': 'cdn01' });
    expect([Code, Data.Tencent.TotalCount]).toEqual([0, 1]);
    expect(Data.Tencent.MediaInfoSet).toEqual([
      {
        FileId: file.fileId,
        BasicInfo: expect.objectContaining({
          Name: '1690536666.mp4',
          CreateTime: '2023-07-28T09:31:14Z',
          ExpireTime: '2099-01-01T00:00:00Z',
          MediaUrl: file.url,
          IntranetMediaUrl: expect.stringContaining('//intranet.vod.invalid/'),
          Type: 'mp4',
          Status: 'Normal',
        }),
        TranscodeInfo: { TranscodeSet: [expect.objectContaining({ Duration: 60, Size: 4320000 })] },
      },
    ]);
    expect(file.fileId).toMatch(/^\d{19}$/);
    expect(JSON.stringify(Data)).not.toMatch(/cdn01|task-1/);
    expect(server.violations).toEqual([]);
  });

  it('of Ws and Huawei has keys that name stream and begin, in UTC+8 and in UTC', async () => {
    add('Ws');
    add('Huawei');
    const [ws, huawei] = [await search({ Vendor: 'Ws' }), await search({ Vendor: 'Huawei' })];
    expect(ws.Data.Ws.Keys).toMatchObject([
      { Key: 'app-cdn01--20230728173006.mp4', LastModified: '2023-07-28T09:31:14Z' },
    ]);
    expect(huawei.Data.Huawei.Keys).toMatchObject([
      {
        Key: 'record/app/command_record/cdn01/2023-07-28-09-30-06.mp4',
        LastModified: '2023-07-28T09:31:14.000Z',
        ETag: expect.stringMatching(/^"[0-9a-f]{32}"$/),
        Size: 4320000,
      },
    ]);
    expect(Object.keys(ws.Data.Ws)).toEqual(['Keys', 'NextMarker']);
    expect(ws.Data.Ws.NextMarker).toBe('');
  });

  it('contradicts itself where the documentation does', async () => {
    Object.assign(server.media.forms, { wsKey: 'persistent-id', urlScheme: false, zone: 'china' });
    add('Ws', { taskId: 'c0ffee' });
    add('Tencent');
    expect((await search({ Vendor: 'Ws' })).Data.Ws.Keys[0]).toMatchObject({
      Key: 'c0ffee',
      MediaUrl: 'media.test.invalid/app-cdn01--20230728173006.mp4',
    });
    const [{ BasicInfo }] = (await search()).Data.Tencent.MediaInfoSet;
    expect(BasicInfo.CreateTime).toBe('2023-07-28T17:31:14+08:00');
    expect(BasicInfo.MediaUrl).toMatch(/^media\.test\.invalid\//);
    expect(BasicInfo.IntranetMediaUrl).toMatch(/^intranet\.vod\.invalid\//);
  });

  it('of Tencent filters by stream, file, name and the time it was made, in pages from 0', async () => {
    const files = Array.from({ length: 25 }, (_, n) =>
      add('Tencent', { streamId: `cdn${n % 2}`, beginAt: Date.parse(BEGIN) + n * 60_000 }),
    );
    const ids = async (change: Record<string, string>, more: Params = []) =>
      (await search(change, more)).Data.Tencent.MediaInfoSet.map(
        ({ FileId }: { FileId: string }) => FileId,
      );
    const newestFirst = files.map(({ fileId }) => fileId).reverse();
    expect(await ids({})).toEqual(newestFirst.slice(0, 10));
    expect(await ids({ PageNumber: '2' })).toEqual(newestFirst.slice(20));
    expect(await ids({ PageSize: '25' })).toEqual(newestFirst);
    expect(await ids({ 'StreamId[]': 'cdn1', PageSize: '20' })).toHaveLength(12);
    expect(await ids({}, repeated('FileId[]', newestFirst.slice(3, 6)))).toHaveLength(3);
    const made = (n: number) => String(Math.floor((files[n]?.createdMs ?? 0) / 1000));
    expect(await ids({ StartTime: made(3), EndTime: made(5) })).toEqual(newestFirst.slice(19, 22));
    expect(await ids({ NamePrefix: files[7]?.name ?? '' })).toEqual([files[7]?.fileId]);
    expect((await search({ 'StreamId[]': 'cdn1' })).Data.Tencent.TotalCount).toBe(12);
    expect(server.violations).toEqual([]);
  });

  it('of Ws and Huawei goes on from a marker, in the order of keys', async () => {
    for (const streamId of ['b', 'a', 'c']) add('Huawei', { streamId });
    const seen: string[] = [];
    let marker = '';
    do {
      const { Data } = await search({ Vendor: 'Huawei', MaxKeys: '2', Marker: marker });
      seen.push(...Data.Huawei.Keys.map(({ Key }: { Key: string }) => Key.split('/')[3]));
      marker = Data.Huawei.NextMarker;
    } while (marker !== '');
    expect(seen).toEqual(['a', 'b', 'c']);
    expect([server.requests.length, server.violations]).toEqual([2, []]);
  });

  it('keeps projects apart, and shows a file only while it is there', async () => {
    await restart({ moreApps: { 7: app.secret } });
    const file = add('Tencent', { appId: 7, beginAt: Date.now(), appearsAfterMs: 150 });
    const count = async (AppId: string) => (await search({ AppId })).Data.Tencent.TotalCount;
    expect([await count('7'), await count('12345')]).toEqual([0, 0]);
    await new Promise((resolve) => setTimeout(resolve, 160));
    expect([await count('7'), await count('12345')]).toEqual([1, 0]);
    server.media.remove(file);
    expect(await count('7')).toBe(0);
  });

  it('counts against the limit of everything, for each project alone', async () => {
    await restart({ limit: { requests: 2, windowMs: 1000 }, moreApps: { 7: app.secret } });
    const list = [params(), media('SearchMedia'), params(), media('SearchMedia', { AppId: '7' })];
    const codes: number[] = [];
    for (const one of list) codes.push((await ask(server, one)).Code);
    expect(codes).toEqual([0, 0, 6, 0]);
  });
});

describe('a planted violation is caught', () => {
  const eleven = Array.from({ length: 11 }, (_, n) => `cdn${n}`);
  it.each<[string, Record<string, string>, Params?]>([
    ['NamePrefix: 21 bytes', { NamePrefix: `${'x'.repeat(18)}é1` }],
    ['PageSize: 0', { PageSize: '0' }],
    ['PageNumber: -1', { PageNumber: '-1' }],
    ['PageNumber: beyond 5000 records', { PageSize: '1000', PageNumber: '5' }],
    ['StartTime: not 10-digit Unix seconds: "1690536606000"', { StartTime: '1690536606000' }],
    ['EndTime: before StartTime', { StartTime: '1690536606', EndTime: '1690536605' }],
    ['StreamId[]: 11 at once', {}, repeated('StreamId[]', eleven)],
    ['FileId[]: 11 at once', {}, repeated('FileId[]', eleven)],
    ['FileId[]: longer than 40 characters', { 'FileId[]': '3'.repeat(41) }],
    ['Marker: only for Ws and Huawei, not for Tencent', { Marker: 'x' }],
    ['MaxKeys: only for Ws and Huawei, not for Tencent', { MaxKeys: '10' }],
    ['MaxKeys: 1001', { Vendor: 'Ws', MaxKeys: '1001' }],
    ['MaxKeys: 0', { Vendor: 'Huawei', MaxKeys: '0' }],
    ['StreamId[]: only for Tencent, not for Ws', { Vendor: 'Ws', 'StreamId[]': 'cdn01' }],
    ['PageSize: only for Tencent, not for Huawei', { Vendor: 'Huawei', PageSize: '10' }],
    ['StartTime: only for Tencent, not for Ws', { Vendor: 'Ws', StartTime: '1690536606' }],
    ['unknown parameter: StreamId', { StreamId: 'cdn01' }],
    ['unknown parameter: Domain', { Domain: 'pull.example.com' }],
  ])('of SearchMedia: %s', async (rule, change, more) => {
    expect(await search(change, more)).toMatchObject({ Code: 2 });
    expect(rules()).toContain(rule);
  });

  it.each<[string, Record<string, string | null>, Params?]>([
    ['OutputFileName: Tencent needs one', { OutputFileName: null }],
    ['OutputFileName: names its format: "show.mp4"', { OutputFileName: 'show.mp4' }],
    ['InputFileId[]: 1 to merge', {}, repeated('InputFileId[]', ['1'])],
    ['InputFileId[]: 11 at once', {}, repeated('InputFileId[]', eleven)],
    ['InputFileId[]: the same twice', {}, repeated('InputFileId[]', ['1', '1'])],
    ['Format: FLV at Tencent', { Format: 'FLV' }],
    ['Format: MP3 at Huawei', { Vendor: 'Huawei', Format: 'MP3' }],
    ['Format: mp4 at Tencent', { Format: 'mp4' }],
    ['ExpireTime: only for Tencent, not for Huawei', { Vendor: 'Huawei', ExpireTime: '24' }],
    ['ExpireTime: not whole hours: "1.5"', { ExpireTime: '1.5' }],
    ['Type: 2', { Type: '2' }],
    ['HandleMediaArgs.0.FileId: only with Type 1', { 'HandleMediaArgs.0.FileId': '1' }],
    ['HandleMediaArgs: missing', { Type: '1' }],
    [
      'HandleMediaArgs: not 0, 1, 2 … in order',
      { Type: '1', 'HandleMediaArgs.0.FileId': '1', 'HandleMediaArgs.2.FileId': '2' },
    ],
    ['unknown parameter: HandleMediaArgs.0.Name', { 'HandleMediaArgs.0.Name': '1' }],
  ])('of MergeMedia: %s', async (rule, change, more) => {
    const list = media('MergeMedia', { OutputFileName: 'show', ...change }, more);
    expect(await ask(server, list)).toMatchObject({ Code: 2 });
    expect(rules()).toContain(rule);
  });

  it.each([
    ['SearchMedia', 'Aliyun'],
    ['MergeMedia', 'Aliyun'],
    ['MergeMedia', 'Ws'],
    ['DescribeMediaTask', 'Aliyun'],
    ['DescribeMediaTask', 'Ws'],
  ])('%s of %s, which is answered with 4', async (action, Vendor) => {
    const answer = await ask(server, media(action, { Vendor, TaskId: 'x' }));
    expect(answer).toMatchObject({ Code: 4, Data: null });
    expect(rules()).toContain(`Vendor: ${Vendor} has no ${action}`);
  });
});

describe('MergeMedia', () => {
  const merge = (ids: readonly string[], change: Record<string, string> = {}) =>
    ask(
      server,
      media(
        'MergeMedia',
        { OutputFileName: 'whole show', ...change },
        repeated('InputFileId[]', ids),
      ),
    );
  const task = (TaskId: string, Vendor = 'Tencent') =>
    ask(server, media('DescribeMediaTask', { TaskId, Vendor }));

  it('of Tencent waits, works and finishes with a file that is of no stream', async () => {
    await restart({ media: { mergeMs: { waiting: 100, processing: 100 } } });
    const parts = [add('Tencent'), add('Tencent')].map(({ fileId }) => fileId);
    const { Code, Data } = await merge(parts, { ExpireTime: '24' });
    const { TaskId } = Data.Tencent;
    expect([Code, TaskId]).toEqual([0, expect.stringMatching(/^1400341231-EditMedia-/)]);
    const states: string[] = [];
    let last = await task(TaskId);
    for (let tries = 0; tries < 40 && last.Data.Tencent.Status !== 'FINISH'; tries += 1) {
      states.push(last.Data.Tencent.Status);
      expect(last.Data.Tencent).toMatchObject({ TaskId, FileId: '', ReplayUrl: '' });
      await new Promise((resolve) => setTimeout(resolve, 55));
      last = await task(TaskId);
    }
    expect([...new Set(states)]).toEqual(['WAITING', 'PROCESSING']);
    const { FileId, ReplayUrl } = last.Data.Tencent;
    expect((await search({ 'StreamId[]': 'cdn01' })).Data.Tencent.TotalCount).toBe(2);
    const [found] = (await search({ 'FileId[]': FileId })).Data.Tencent.MediaInfoSet;
    expect(found.BasicInfo).toMatchObject({ Name: 'whole show.mp4', MediaUrl: ReplayUrl });
    expect(found.TranscodeInfo.TranscodeSet[0].Duration).toBe(120);
    expect(server.effects('MergeMedia', 'Tencent', parts[0] ?? '')).toBe(1);
    expect(server.violations).toEqual([]);
  });

  it('of Huawei cannot be asked after: a new key is its proof', async () => {
    await restart({ media: { mergeMs: { waiting: 0, processing: 50 } } });
    const parts = [BEGIN, BEGIN.replace('09', '10')].map(
      (beginAt) => add('Huawei', { beginAt }).fileId,
    );
    const { TaskId } = (await merge(parts, { Vendor: 'Huawei' })).Data.Huawei;
    expect(TaskId).toMatch(/^\d{9}$/);
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect((await task(TaskId, 'Huawei')).Data.Huawei).toMatchObject({ Status: 'NO_TASK' });
    const { Keys } = (await search({ Vendor: 'Huawei' })).Data.Huawei;
    expect(Keys.map(({ Key }: { Key: string }) => Key)).toContain(
      'record/app/command_record/cdn01/whole show.mp4',
    );
  });

  it('refuses a file that is not there, or that cannot be merged', async () => {
    const there = add('Tencent').fileId;
    const later = add('Tencent', { appearsAfterMs: 60_000 }).fileId;
    const flv = add('Tencent', { format: 'flv' }).fileId;
    for (const other of ['1', later, flv]) {
      expect(await merge([there, other])).toMatchObject({ Code: 41003, Data: null });
    }
    expect(server.media.merges).toEqual([]);
    expect(await task('x')).toMatchObject({ Code: 1000 });
  });

  it('fails by order, and happens though its answer is lost', async () => {
    await restart({ media: { mergeMs: { waiting: 0, processing: 0 } } });
    server.media.failMerges({ code: '60000', message: 'source broken' });
    const parts = [add('Tencent'), add('Tencent')].map(({ fileId }) => fileId);
    const { TaskId } = (await merge(parts)).Data.Tencent;
    expect((await task(TaskId)).Data.Tencent).toMatchObject({
      Status: 'FAIL',
      Message: 'source broken',
      FileId: '',
    });
    server.script.add({ times: 1, twist: { do: 'reset' } });
    await expect(merge(parts)).rejects.toThrow();
    expect(server.effects('MergeMedia', 'Tencent', parts[0] ?? '')).toBe(2);
    server.script.add({ times: 1, twist: { do: 'http', status: 502 } });
    await expect(merge(parts)).rejects.toThrow();
    expect(server.media.merges).toHaveLength(2);
  });
});

describe('a recording becomes a file', () => {
  const start = (change: Record<string, string> = {}) => ask(server, params(change));
  const stop = (change: Record<string, string> = {}) =>
    start({ Action: 'StopCDNRecord', ...change });

  it('with the id that the answer told', async () => {
    server.media.record({ when: 'stop' });
    const tencent = (await start()).Data.Tencent[0].TaskId;
    const ws = (await start({ Vendor: 'Ws' })).Data.Ws.list;
    await start({ Vendor: 'Huawei' });
    expect(server.media.files()).toEqual([]);
    for (const Vendor of ['Tencent', 'Ws', 'Huawei', 'Aliyun']) await stop({ Vendor });
    expect(server.media.files().map((file) => [file.vendor, file.format, file.taskId])).toEqual([
      ['Tencent', 'mp4', tencent],
      ['Ws', 'mp4', ws[0].persistentId],
      ['Ws', 'flv', ws[1].persistentId],
      ['Huawei', 'mp4', null],
    ]);
    expect(server.media.files().map(({ seconds }) => seconds)).toEqual([1, 1, 1, 1]);
  });

  it('whose answer was lost, or left it out', async () => {
    server.media.record({
      when: 'start',
      vendor: 'Tencent',
      seconds: 300,
      formats: ['mp4', 'flv'],
    });
    server.script.add(
      { when: 1, twist: { do: 'half-body' } },
      { when: 2, twist: { do: 'rows', missing: ['cdn01'] } },
      { when: 3, twist: { do: 'rows', codes: { cdn01: 'FailedOperation' } } },
    );
    await expect(start()).rejects.toThrow();
    expect((await start()).Data.Tencent).toEqual([]);
    await start();
    await start({ Vendor: 'Ws' });
    const files = server.media.files({ streamId: 'cdn01' });
    expect(files.map(({ format, seconds }) => [format, seconds])).toEqual([
      ['mp4', 300],
      ['flv', 300],
      ['mp4', 300],
      ['flv', 300],
    ]);
    // Two formats of one task; two tasks.
    expect(new Set(files.map(({ taskId }) => taskId)).size).toBe(2);
  });

  it('by plain options, in a process of its own too', async () => {
    const file = { vendor: 'Huawei' as const, streamId: 'cdn09' };
    await restart({ media: { files: [file], recordings: [{ when: 'start' }] } });
    await start();
    expect(server.media.files().map(({ vendor }) => vendor)).toEqual(['Huawei', 'Tencent']);
  });
});

describe('DescribeRTCStreamState', () => {
  let sequence = Date.now();
  const state = (StreamId: string, change: Record<string, string | null> = {}) => {
    sequence += 1;
    const all = { StreamId, Sequence: String(sequence), Vendor: null, ...change };
    return ask(server, media('DescribeRTCStreamState', all));
  };

  it('tells by its code how a stream stands', async () => {
    server.streams.set('on', { state: 'active', createdAt: 1673334117 });
    server.streams.set('off', { state: 'closed', createdAt: 1673334117, closedAt: 1673334120 });
    expect(await state('on')).toMatchObject({
      Code: 0,
      Data: { create_time: '1673334117', close_time: '' },
    });
    expect(await state('off')).toMatchObject({ Code: 41006, Data: { close_time: '1673334120' } });
    expect(await state('cdn01')).toMatchObject({ Code: 41004, Data: null });
    server.streams.set('on', null);
    expect(await state('on')).toMatchObject({ Code: 41004 });
    expect(server.violations).toEqual([]);
  });

  it('wants a sequence that grows', async () => {
    await state('on', { Sequence: '10' });
    expect(await state('off', { Sequence: '10' })).toMatchObject({ Code: 41004 });
    expect(await state('on', { Sequence: '10' })).toMatchObject({ Code: 2 });
    expect(rules()).toEqual(['Sequence: 10 after 10']);
  });

  it('has a limit of its own, lower in the test environment', async () => {
    const codes = async (change: Record<string, string>) => {
      const all = Array.from({ length: 45 }, (_, n) => state(`s${n}`, change));
      return (await Promise.all(all)).filter(({ Code }) => Code === 30002).length;
    };
    expect([await codes({}), await codes({ IsTest: 'true' })]).toEqual([5, 35]);
    expect(await ask(server)).toMatchObject({ Code: 0 });
  });
});
