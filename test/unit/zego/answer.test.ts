import { expect, test } from 'vitest';
import type { VENDORS } from '#contract/model/vendor.ts';
import { readAnswer } from '../../../electron/zego/answer/answer.ts';
import { RETURN_CODES } from '../../../electron/zego/answer/return-codes.ts';
import { SPECIFICATION_ANSWER, vendorAnswer } from '../../support/answers.ts';

const read = (vendor: (typeof VENDORS)[number], streamIds: string[], body: string, status = 200) =>
  readAnswer({ vendor, streamIds }, status, body);

test('the specification’s example answer, read for each of its vendors', () => {
  const tencent = read('Tencent', ['cdn01'], SPECIFICATION_ANSWER);
  expect(tencent).toMatchObject({
    status: 'accepted',
    code: 0,
    message: 'success',
    requestId: '4191282558729715911',
    httpStatus: 200,
    counts: { accepted: 1, rejected: 0, unknown: 0, failed: 0 },
  });
  expect(tencent.streams).toEqual([
    {
      streamId: 'cdn01',
      status: 'accepted',
      taskId:
        'UUpTbkZUQV5WQVxrRFtDUQIUB29FWwMeAxwALBxMAggNHxw7WRUWGBVeEzoTDl0CDEoFNgIESVpXQV9rRVRCXlVKWGlFV0daVENeaFdURVNY',
      vendorRequestId: '70628bcd-5652-4d5c-aa04-97956a4e771a',
      vendorCode: '',
      vendorMessage: '',
    },
  ]);
  const ws = read('Ws', ['vega_test'], SPECIFICATION_ANSWER);
  expect(ws.vendorCall).toEqual({
    msg: null,
    http_code: 200,
    call_time: '2022-04-27 14:27:48',
    trace_id: '15ccf21b-f3c2-4ee3-aaad-d995393f80cd',
  });
  expect(ws.streams).toEqual([
    {
      streamId: 'vega_test',
      status: 'accepted',
      vendorCode: 200,
      vendorMessage: 'success',
      persistentId: '2020bc8b648883c64e7e81f03cf72b70b86f',
      task: 'mp4',
      traceId: '15ccf21b-f3c2-4ee3-aaad-d995393f80cd',
    },
  ]);
  expect(read('Huawei', ['hwtest'], SPECIFICATION_ANSWER).streams).toEqual([
    {
      streamId: 'hwtest',
      status: 'accepted',
      vendorRequestId: 'c373b2cc8a51159d4d60e0ec543csd88',
      vendorCode: 0,
      vendorMessage: 'success',
    },
  ]);
});

test('a stream that the answer does not name is unknown, never accepted', () => {
  const outcome = read('Tencent', ['cdn01', 'cdn02'], SPECIFICATION_ANSWER);
  expect(outcome.status).toBe('partial');
  expect(outcome.streams[1]).toEqual({
    streamId: 'cdn02',
    status: 'unknown',
    reason: 'stream-missing',
  });
});

test('a stream that nobody asked for changes nothing', () => {
  const body = vendorAnswer('Huawei', [
    { StreamName: 'a', RequestId: 'r', Code: 0, Message: '' },
    { StreamName: 'foreign', RequestId: 'r', Code: 5, Message: '' },
  ]);
  const outcome = read('Huawei', ['a'], body);
  expect(outcome.status).toBe('accepted');
  expect(outcome.streams.map(({ streamId }) => streamId)).toEqual(['a']);
});

test('the rows of another vendor say nothing of this one', () => {
  const outcome = read(
    'Huawei',
    ['cdn01'],
    vendorAnswer('Tencent', [{ StreamName: 'cdn01', Code: '' }]),
  );
  expect(outcome.status).toBe('unknown');
});

test.each([
  ['Tencent', { StreamName: 'a', Code: 'InvalidParameter' }],
  ['Huawei', { StreamName: 'a', Code: 200 }],
  ['Aliyun', { StreamName: 'a', Code: 0 }],
] as const)('%s: %o is rejected', (vendor, row) => {
  expect(read(vendor, ['a'], vendorAnswer(vendor, [row])).status).toBe('rejected');
});

test.each([
  ['Tencent', { StreamName: 'a' }],
  ['Tencent', { StreamName: 'a', Code: null }],
  ['Tencent', { StreamName: 'a', Code: 0 }],
  ['Tencent', { StreamName: 'a', Code: '0' }],
  ['Huawei', { StreamName: 'a', Code: '' }],
  ['Huawei', { StreamName: 'a', Code: null }],
  ['Huawei', { Code: 0 }],
  ['Aliyun', 'accepted'],
] as const)('%s: %o cannot be read, so the stream is unknown', (vendor, row) => {
  expect(read(vendor, ['a'], vendorAnswer(vendor, [row])).status).toBe('unknown');
});

test('numbers as strings, and a numeric stream name', () => {
  const row = { StreamName: 7, RequestId: 12, Code: '0', Message: null };
  expect(read('Huawei', ['7'], vendorAnswer('Huawei', [row])).streams).toEqual([
    { streamId: '7', status: 'accepted', vendorRequestId: '12', vendorCode: 0, vendorMessage: '' },
  ]);
});

test('Ws: one row for each format; formats that differ make the call partial', () => {
  const list = [
    { http_code: 200, id: 'a', msg: 'success', task: 'mp4', persistentId: 'p1' },
    { http_code: 404, id: 'a', msg: { why: 'gone' }, task: 'flv', persistentId: '' },
  ];
  const outcome = read(
    'Ws',
    ['a'],
    vendorAnswer('Ws', { list, msg: { deep: ['x'] }, http_code: 200 }),
  );
  expect(outcome.status).toBe('partial');
  expect(outcome.counts).toEqual({ accepted: 1, rejected: 1, unknown: 0, failed: 0 });
  expect(outcome.streams.map(({ task, status }) => [task, status])).toEqual([
    ['mp4', 'accepted'],
    ['flv', 'rejected'],
  ]);
  expect(outcome.streams[1]?.vendorMessage).toBe('{"why":"gone"}');
  expect(outcome.vendorCall?.msg).toEqual({ deep: ['x'] });
});

test('Ws: a bare list, as the stop example has it', () => {
  const list = [{ http_code: '200', id: 'a', msg: null, task: 'mp4', persistentId: 'p' }];
  expect(read('Ws', ['a'], vendorAnswer('Ws', list)).status).toBe('accepted');
});

test('a non-zero top-level code with readable rows: the rows decide', () => {
  const body = vendorAnswer('Tencent', [{ StreamName: 'a', Code: '' }], {
    Code: 1000,
    Message: 'some failed',
  });
  const outcome = read('Tencent', ['a', 'b'], body);
  expect(outcome.streams.map(({ status }) => status)).toEqual(['accepted', 'unknown']);
  expect(outcome).toMatchObject({ code: 1000, message: 'some failed' });
});

test('code 0 without rows is no success', () => {
  for (const Data of [null, {}, [], 'ok', { Tencent: null }, { Tencent: {} }]) {
    const body = JSON.stringify({ Code: 0, Message: 'success', Data, RequestId: '1' });
    expect(read('Tencent', ['a'], body).status).toBe('unknown');
  }
});

test.each([...RETURN_CODES.keys()].filter((code) => code !== 0))(
  'return code %i without rows',
  (code) => {
    const body = JSON.stringify({ Code: code, Message: 'no', Data: null, RequestId: '19' });
    const outcome = read('Ws', ['a', 'b'], body);
    const later = RETURN_CODES.get(code)?.retry === 'later';
    expect(outcome.status).toBe(later ? 'failed' : 'rejected');
    expect(outcome.reason).toBe(later ? 'too-frequent' : 'return-code');
    expect(outcome).toMatchObject({ code, message: 'no', requestId: '19' });
  },
);

test.each([
  ['', 200],
  ['<html>500</html>', 500],
  ['null', 200],
  ['[]', 200],
  ['{"Code":"oops"}', 200],
  ['{"code":0}', 200],
  ['{"Code":0', 200],
])('%j with status %i cannot be read: unknown, and kept', (body, httpStatus) => {
  const outcome = read('Tencent', ['a'], body, httpStatus);
  expect(outcome).toMatchObject({
    status: 'unknown',
    reason: 'answer-unreadable',
    httpStatus,
    raw: body,
  });
});

test('keys that would pollute prototypes do nothing', () => {
  const body =
    '{"Code":0,"Message":"","RequestId":"1","Data":{"__proto__":{"Tencent":[{"StreamName":"a","Code":""}]}}}';
  expect(read('Tencent', ['a'], body).status).toBe('unknown');
  expect(({} as Record<string, unknown>).Tencent).toBeUndefined();
});

test('a message nested deeper than the stack reaches is unreadable, not a fault of ours', () => {
  const depth = 4_000;
  const deep = `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
  for (const body of [
    `{"Code":0,"Message":${deep},"RequestId":"1","Data":{}}`,
    `{"Code":0,"Message":"","RequestId":"1","Data":{"Ws":{"list":[],"msg":${deep}}}}`,
  ]) {
    expect(read('Ws', ['a'], body).status).toBe('unknown');
  }
});
