import { describe, expect, test } from 'vitest';
import type { Vendor } from '#contract/model/vendor.ts';
import { readAnswer } from '../../../electron/zego/answer/answer.ts';
import { vendorAnswer } from '../../support/answers.ts';

/** What of an answer cannot be read must not vanish beside what can. */

const STREAMS = ['a', 'b'];
const read = (vendor: Vendor, part: unknown, envelope: object = {}) =>
  readAnswer({ vendor, streamIds: STREAMS }, 200, vendorAnswer(vendor, part, envelope));
/** Each row as `stream status reason`. */
const rowsOf = (vendor: Vendor, part: unknown, envelope?: object) =>
  read(vendor, part, envelope).streams.map(({ streamId, status, reason }) =>
    [streamId, status, ...(reason ? [reason] : [])].join(' '),
  );

const ROWS = {
  Tencent: {
    good: (StreamName: string) => ({
      StreamName,
      TaskId: 't',
      RequestId: 'r',
      Code: '',
      Message: '',
    }),
    bad: (StreamName: unknown) => ({ StreamName, Code: null, Message: 'odd' }),
    refused: (StreamName: string) => ({ StreamName, Code: 'InvalidParameter', Message: 'no' }),
  },
  Ws: {
    good: (id: string) => ({ id, http_code: 200, msg: 'success', persistentId: 'p', task: 'mp4' }),
    bad: (id: unknown) => ({ id, http_code: {}, msg: 'odd', task: 'flv' }),
    refused: (id: string) => ({ id, http_code: 500, msg: 'no', task: 'mp4' }),
  },
  Huawei: {
    good: (StreamName: string) => ({ StreamName, RequestId: 'r', Code: 0, Message: 'success' }),
    bad: (StreamName: unknown) => ({ StreamName, Code: [], Message: 'odd' }),
    refused: (StreamName: string) => ({ StreamName, Code: 100_011_001, Message: 'no' }),
  },
  Aliyun: {
    good: (StreamName: string) => ({ StreamName, RequestId: 'r', Code: 200, Message: '' }),
    bad: (StreamName: unknown) => ({ StreamName, Code: true, Message: 'odd' }),
    refused: (StreamName: string) => ({ StreamName, Code: 400, Message: 'no' }),
  },
} as const;
const VENDORS = Object.keys(ROWS) as Vendor[];
const UNREADABLE = 'unknown answer-unreadable';

describe.each(VENDORS)('%s: a row that cannot be read', (vendor) => {
  const { good, bad, refused } = ROWS[vendor];
  /** List, then what each stream comes to. */
  const CASES: [string, unknown[], string[]][] = [
    ['alone', [bad('a'), good('b')], [`a ${UNREADABLE}`, 'b accepted']],
    [
      'beside a good one',
      [good('a'), bad('a'), good('b')],
      ['a accepted', `a ${UNREADABLE}`, 'b accepted'],
    ],
    [
      'before a good one',
      [bad('a'), good('a'), good('b')],
      [`a ${UNREADABLE}`, 'a accepted', 'b accepted'],
    ],
    [
      'beside a refused one',
      [refused('a'), bad('a'), good('b')],
      ['a rejected', `a ${UNREADABLE}`, 'b accepted'],
    ],
    ['of a foreign stream', [good('a'), good('b'), bad('c')], ['a accepted', 'b accepted']],
    [
      'without a name, where a stream has no row',
      [good('a'), bad(null)],
      ['a accepted', `b ${UNREADABLE}`],
    ],
    [
      'that is no object, where a stream has no row',
      [good('a'), 7],
      ['a accepted', `b ${UNREADABLE}`],
    ],
    [
      'without a name, where no stream has a row',
      [bad('')],
      [`a ${UNREADABLE}`, `b ${UNREADABLE}`],
    ],
    [
      'without a name, where each stream has a row',
      [good('a'), refused('b'), null],
      ['a accepted', `a ${UNREADABLE}`, 'b rejected', `b ${UNREADABLE}`],
    ],
    [
      'with a good verdict and no name',
      [{ ...good('a'), ...bad(undefined) }],
      [`a ${UNREADABLE}`, `b ${UNREADABLE}`],
    ],
    ['nowhere', [good('a')], ['a accepted', 'b unknown stream-missing']],
    ['nowhere, list empty', [], ['a unknown stream-missing', 'b unknown stream-missing']],
  ];
  test.each(CASES)('%s', (_, list, expected) => {
    expect(rowsOf(vendor, list)).toEqual(expected);
    expect(read(vendor, list).status === 'accepted').toBe(
      expected.every((row) => row.endsWith(' accepted')),
    );
  });

  test('keeps what of it can be read', () => {
    expect(read(vendor, [bad('a')]).streams[0]?.vendorMessage).toBe('odd');
  });

  test.each([
    ['a text', 'ok'],
    ['a number', 7],
    ['an object', { '0': good('a') }],
  ])('%s where the list should be: nobody knows, whatever the code', (_, part) => {
    const expected = STREAMS.map((id) => `${id} ${UNREADABLE}`);
    expect(rowsOf(vendor, part)).toEqual(expected);
    expect(rowsOf(vendor, part, { Code: 2 })).toEqual(expected);
    expect(rowsOf(vendor, part, { Code: 6 })).toEqual(expected);
  });

  test.each([[null], [{}], [[]], ['']])('%j where the list should be says nothing', (part) => {
    expect(rowsOf(vendor, part)).toEqual(STREAMS.map((id) => `${id} unknown stream-missing`));
    expect(rowsOf(vendor, part, { Code: 2 })).toEqual(
      STREAMS.map((id) => `${id} rejected return-code`),
    );
  });

  test('an id of an unexpected type spoils no verdict and is kept', () => {
    const field = vendor === 'Ws' ? 'persistentId' : 'RequestId';
    const { streams } = read(vendor, [{ ...good('a'), [field]: { odd: 1 } }, good('b')]);
    expect(streams[0]?.status).toBe('accepted');
    expect(JSON.stringify(streams[0])).toContain('odd');
  });
});

test.each([['x'], [7], [[1]]])('Data is %j where an object should be: nobody knows', (Data) => {
  const body = JSON.stringify({ Code: 2, Message: 'no', RequestId: '19', Data });
  const outcome = readAnswer({ vendor: 'Ws', streamIds: STREAMS }, 200, body);
  expect(outcome).toMatchObject({ status: 'unknown', code: 2, message: 'no', requestId: '19' });
});

test('a RequestId of an unexpected type costs nothing else of the answer', () => {
  const outcome = read('Huawei', [ROWS.Huawei.good('a'), ROWS.Huawei.good('b')], {
    RequestId: { id: 5 },
  });
  expect(outcome).toMatchObject({ status: 'accepted', requestId: '{"id":5}' });
});

test('a Code that cannot be read leaves Message and RequestId as they came', () => {
  const body = JSON.stringify({ Code: 'oops', Message: 'look here', RequestId: '77', Data: {} });
  expect(readAnswer({ vendor: 'Ws', streamIds: STREAMS }, 200, body)).toMatchObject({
    status: 'unknown',
    reason: 'answer-unreadable',
    code: null,
    message: 'look here',
    requestId: '77',
  });
});

describe('what Ws says of the whole call', () => {
  const { good, bad, refused } = ROWS.Ws;
  const outer = (http_code: unknown, list: unknown, more: object = {}) => ({
    call_time: '2026-11-26 10:00:00',
    http_code,
    list,
    msg: 'outer words',
    trace_id: 'trace-1',
    ...more,
  });

  test.each<[string, unknown, unknown, string[]]>([
    ['200 in quotes', '200', [good('a'), good('b')], ['a accepted', 'b accepted']],
    ['left out', undefined, [good('a'), good('b')], ['a accepted', 'b accepted']],
    [
      '500 over rows that accept',
      500,
      [good('a'), refused('b')],
      ['a unknown vendor-call-refused', 'b rejected'],
    ],
    [
      'unreadable over rows that accept',
      null,
      [good('a'), good('b')],
      ['a unknown vendor-call-refused', 'b unknown vendor-call-refused'],
    ],
    ['403, no rows', 403, [], ['a rejected', 'b rejected']],
    ['403, list null', 403, null, ['a rejected', 'b rejected']],
    ['403, no list', 403, undefined, ['a rejected', 'b rejected']],
    ['403, list unreadable', 403, 'none', [`a ${UNREADABLE}`, `b ${UNREADABLE}`]],
    ['403, one row refuses', 403, [refused('a')], ['a rejected', 'b rejected']],
    ['403, one row unreadable', 403, [bad('a')], [`a ${UNREADABLE}`, 'b rejected']],
    ['200, list null', 200, null, ['a unknown stream-missing', 'b unknown stream-missing']],
    ['unreadable, no rows', {}, [], ['a unknown stream-missing', 'b unknown stream-missing']],
  ])('http_code %s', (_, code, list, expected) => {
    expect(rowsOf('Ws', outer(code, list))).toEqual(expected);
  });

  test('a refusal of the whole call is told with its code, words and number', () => {
    for (const list of [[], null]) {
      const outcome = read('Ws', outer(403, list));
      expect(outcome.streams[0]).toEqual({
        streamId: 'a',
        status: 'rejected',
        vendorCode: 403,
        vendorMessage: 'outer words',
        traceId: 'trace-1',
      });
      expect(outcome.vendorCall).toEqual({
        msg: 'outer words',
        http_code: 403,
        call_time: '2026-11-26 10:00:00',
        trace_id: 'trace-1',
      });
    }
  });

  test('a return code beside it does not take it back, nor send the call again', () => {
    for (const Code of [2, 6]) {
      const outcome = read('Ws', outer(500, []), { Code });
      expect(outcome).toMatchObject({ status: 'rejected', code: Code });
      expect(outcome.streams[0]).toMatchObject({ status: 'rejected', vendorCode: 500 });
    }
  });

  test('fields of unexpected types are kept', () => {
    const odd = outer(200, [good('a'), good('b')], { trace_id: { t: 1 }, call_time: [5] });
    expect(read('Ws', odd)).toMatchObject({
      status: 'accepted',
      vendorCall: { trace_id: { t: 1 }, call_time: [5] },
    });
  });
});
