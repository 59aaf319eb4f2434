import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCallback } from '../../../../electron/zego/callback/parse.ts';
import { reportOf } from '../../../../electron/zego/callback/report.ts';
import {
  anyCallbackBody,
  type CallbackFields,
  checkCallbackBody,
  EXTRA,
  RECORD,
  SHAPES,
  signedCallback,
} from '../../../support/callbacks.ts';

const STAMP = { timestamp: '1786000601', nonce: '158273' };
const bytes = (text: string) => new TextEncoder().encode(text);
const json = (fields: object) => bytes(JSON.stringify(fields));
const signed = (fields: CallbackFields) => signedCallback(fields, 'secret', STAMP);
const read = (fields: CallbackFields) => parseCallback(json(signed(fields)));
const TENCENT = { ...RECORD, extra_params: EXTRA.Tencent };
const ACCOUNT = {
  appId: 12345,
  service: 'zego',
  accountId: 'a',
  accountName: 'Main',
  isTest: null,
  practice: false,
} as const;
const reportFor = (fields: CallbackFields) => {
  const record = read(fields)?.record;
  return record ? reportOf(record, ACCOUNT, '2026-08-06T07:20:00.000Z') : null;
};

describe('one content, whatever its shape', () => {
  const expected = read(TENCENT);
  test.each(Object.entries(SHAPES))('%s', (_shape, write) => {
    expect(parseCallback(bytes(write(signed(TENCENT))))).toMatchObject({
      event: 'record',
      appId: 12345,
      ...STAMP,
      record: expected?.record,
    });
  });
  test.each(Object.entries(SHAPES).filter(([shape]) => !shape.includes('once more')))(
    '%s has the same hash',
    (_shape, write) => {
      expect(parseCallback(bytes(write(signed(TENCENT))))?.contentHash).toBe(expected?.contentHash);
    },
  );
  test('a second delivery has the same hash, another content has another', () => {
    const again = signedCallback(TENCENT, 'secret', { timestamp: '1786000603', nonce: '9' });
    expect(parseCallback(json(again))?.contentHash).toBe(expected?.contentHash);
    for (const change of [
      { replay_url: 'https://vod.example/1f4/arena_home.flv' },
      { extra_params: { ...EXTRA.Tencent, Duration: 600.6 } },
      { stream_alias: 'arena_away' },
      { more: '1' },
    ]) {
      expect(read({ ...TENCENT, ...change })?.contentHash).not.toBe(expected?.contentHash);
    }
  });
  test('what is kept holds neither signature nor nonce', () => {
    const { content, signature } = expected ?? { content: '', signature: '-' };
    expect(JSON.parse(content)).toEqual(TENCENT);
    expect(content).not.toContain(signature);
    expect(content).not.toContain(STAMP.nonce);
  });
});

describe('the vendor is told by its part', () => {
  const facts = { beginAt: '2026-08-06T07:06:40.000Z', endAt: '2026-08-06T07:16:40.000Z' };
  test.each([
    [
      'Tencent',
      EXTRA.Tencent,
      {
        taskId: 'ChQ-task',
        fileId: '5285890813218549789',
        sizeBytes: null,
        name: 'arena_home.mp4',
      },
    ],
    ['Ws', EXTRA.Ws, { taskId: '8c7f0a1be2', fileId: null, name: 'arena_home.mp4' }],
    [
      'Ws',
      { PersistentId: 'live-arena_home--20260806142640.mp4' },
      { fileId: 'live-arena_home--20260806142640.mp4', durationSeconds: null },
    ],
    [
      'Huawei',
      EXTRA.Huawei,
      {
        taskId: null,
        fileId: EXTRA.Huawei.ObsObject,
        sizeBytes: 2_239_086,
        name: '2026-08-06-07-06-40.mp4',
      },
    ],
  ])('%s: %j', (vendor, extra, expected) => {
    const report = reportFor({ ...RECORD, extra_params: extra });
    expect(report).toMatchObject({
      ...ACCOUNT,
      ...facts,
      vendor,
      streamId: 'arena_home',
      durationSeconds: 600.5,
      url: RECORD.replay_url,
      format: 'mp4',
      source: 'callback',
      ...expected,
    });
  });

  test.each<[string, object | string]>([
    ['none', {}],
    ['no known field', { Something: 'else', Duration: 3 }],
    ['two vendors at once', { ...EXTRA.Tencent, ...EXTRA.Huawei }],
    ['no JSON', 'extra_params'],
    ['a list', [EXTRA.Tencent]],
    ['inherited names alone', { constructor: 1 }],
  ])('%s: the vendor is not known, the rest is read', (_what, extra) => {
    const callback = read({ ...RECORD, extra_params: extra });
    expect(callback?.record).toMatchObject({ vendor: null, streamId: 'arena_home' });
    expect(reportFor({ ...RECORD, extra_params: extra })).toBeNull();
  });
});

describe('a vendor whose part is not documented is told by the host of its file', () => {
  const url = 'https://station.oss-cn-shanghai.aliyuncs.com/record/arena_home.mp4';
  test.each<[string, CallbackFields]>([
    ['no part at all', {}],
    ['fields that no page names', { extra_params: { Something: 'else', Duration: '31.5' } }],
  ])('%s', (_what, fields) => {
    const report = reportFor({ ...RECORD, ...fields, replay_url: url });
    expect(report).toMatchObject({ vendor: 'Aliyun', streamId: 'arena_home', url, format: 'mp4' });
    expect(report?.durationSeconds).toBe('extra_params' in fields ? 31.5 : null);
    expect([report?.taskId, report?.fileId]).toEqual([null, null]);
  });
  test.each([
    ['a host that only ends like it', 'https://notaliyuncs.com/a.mp4', {}],
    ['two shapes at once', url, { ...EXTRA.Tencent, ...EXTRA.Huawei }],
  ])('not by %s', (_what, replay_url, extra_params) => {
    expect(reportFor({ ...RECORD, replay_url, extra_params })).toBeNull();
  });
  test('another vendor is known by its shape, wherever its file lies', () => {
    const fields = { ...RECORD, replay_url: url, extra_params: EXTRA.Tencent };
    expect(reportFor(fields)?.vendor).toBe('Tencent');
  });
});

describe('an address without a scheme is taken as https', () => {
  test.each([
    ['vod.example/1f4/a.mp4', 'https://vod.example/1f4/a.mp4'],
    ['//vod.example/1f4/a.mp4?t=1', 'https://vod.example/1f4/a.mp4?t=1'],
    ['vod.example:8443/a.mp4', 'https://vod.example:8443/a.mp4'],
    ['vod.example%2F1f4%2Fa.mp4', 'https://vod.example/1f4/a.mp4'],
    ['http://vod.example/a.mp4', 'http://vod.example/a.mp4'],
    ['a.mp4', null],
    ['/1f4/a.mp4', null],
    ['javascript:alert(1)/a.b/c', null],
    ['user:secret@vod.example/a.mp4', null],
  ])('%s', (replay_url, url) => {
    expect(read({ ...TENCENT, replay_url })?.record?.url).toBe(url);
  });
});

describe('fields that cannot be what they should', () => {
  test.each<[string, CallbackFields, object]>([
    [
      'a time in milliseconds',
      { begin_time: '1786000000000' },
      { beginAt: '2026-08-06T07:06:40.000Z' },
    ],
    ['no time', { begin_time: 'yesterday' }, { beginAt: null }],
    ['a time before there were recordings', { begin_time: '0' }, { beginAt: null }],
    ['a time far ahead', { end_time: '99999999999' }, { endAt: null }],
    ['an address of another kind', { replay_url: 'file:///etc/passwd' }, { url: null }],
    ['an address with a login', { replay_url: 'https://a:b@vod.example/x.mp4' }, { url: null }],
    ['an address without an end', { replay_url: `https://x/${'a'.repeat(3000)}` }, { url: null }],
    ['a stream’s name without an end', { stream_alias: 'a'.repeat(300) }, { streamId: null }],
    [
      'a negative duration',
      { extra_params: { TaskId: 't', Duration: -1 } },
      { durationSeconds: null },
    ],
    [
      'a quoted duration',
      { extra_params: { TaskId: 't', Duration: '31.1' } },
      { durationSeconds: 31.1 },
    ],
    ['an id as a number', { extra_params: { TaskId: 5 } }, { taskId: '5', vendor: 'Tencent' }],
  ])('%s', (_what, change, expected) => {
    expect(read({ ...TENCENT, ...change })?.record).toMatchObject(expected);
  });
  test('a number of 19 digits keeps all of them', () => {
    const text = JSON.stringify(signed(TENCENT)).replace(
      '"5285890813218549789"',
      '5285890813218549789',
    );
    expect(parseCallback(bytes(text))?.record?.fileId).toBe('5285890813218549789');
  });
  test('neither address nor id: a fact, and no file', () => {
    expect(reportFor({ ...TENCENT, replay_url: '', extra_params: { TaskId: 't' } })).toBeNull();
  });
});

test('the end of a merge, and siblings that are kept as they came', () => {
  const merge = { event: 'compose', appid: '12345', replay_url: 'https://vod.example/m.mp4' };
  expect(read({ ...merge, task_id: 't', file_id: 'f', code: '0', message: 'ok' })).toMatchObject({
    record: null,
    compose: { taskId: 't', fileId: 'f', url: merge.replay_url, code: '0', message: 'ok' },
  });
  const sibling = read({
    event: 'procedure',
    appid: '12345',
    status: 'SUCCESS',
    extra_params: { media: {} },
  });
  expect(sibling).toMatchObject({ event: 'procedure', record: null, compose: null });
  expect(JSON.parse(sibling?.content ?? '')).toMatchObject({ status: 'SUCCESS' });
});

describe('is no callback:', () => {
  const whole = signed(TENCENT);
  const without = (name: string) => Object.entries(whole).filter(([key]) => key !== name);
  test.each(['event', 'appid', 'timestamp', 'nonce', 'signature'])('one without %s', (name) => {
    expect(parseCallback(json(Object.fromEntries(without(name))))).toBeNull();
  });
  test.each<[string, Uint8Array]>([
    ['nothing', bytes('')],
    ['a word', bytes('hello')],
    ['a list', json([whole])],
    ['JSON cut in two', json(whole).subarray(0, 100)],
    ['an encoding that is wrong', bytes('%7B%22event%22%ZZ')],
    ['more than 64 KiB', json({ ...whole, filler: 'x'.repeat(65_536) })],
    [
      'more fields than any',
      json({
        ...whole,
        ...Object.fromEntries(Array.from({ length: 250 }, (_, i) => [`f${i}`, 1])),
      }),
    ],
    ['deeper than any', bytes(`{"a":${'['.repeat(5000)}${']'.repeat(5000)}}`)],
    ['an AppId beyond 32 bits', json({ ...whole, appid: '4294967296' })],
  ])('%s', (_what, body) => {
    expect(parseCallback(body)).toBeNull();
  });
});

test('10,000 generated bodies: no throw, and what is read has its form', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(anyCallbackBody, (body) => void seen.add(checkCallbackBody(body))),
    { numRuns: 10_000 },
  );
  expect([...seen].sort()).toEqual(['compose', 'file', 'none', 'record', 'sibling']);
});
