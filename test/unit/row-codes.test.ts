import { describe, expect, test } from 'vitest';
import { LOCALES } from '#contract/locales/index.ts';
import { ROW_KINDS, type RowKind } from '#contract/model/row-kind.ts';
import { VENDORS } from '#contract/model/vendor.ts';
import { rowKind } from '#contract/rules/row-codes.ts';
import { RETURN_CODES } from '../../electron/zego/answer/return-codes.ts';
import { vendorOf } from '../../electron/zego/vendors/registry.ts';

const LANGUAGES = ['en', 'zh-CN'] as const;
const textOf = (language: (typeof LANGUAGES)[number], key: string) =>
  (LOCALES[language] as Readonly<Record<string, string>>)[key] ?? '';

/** Which words an advice must have, by what the code says of a start. */
const SAYS = {
  en: {
    no: /nothing was started|this stream was not started|nothing to stop/i,
    uncertain: /may have started/i,
    yes: /already|runs at the vendor|outcome of its own/i,
  },
  'zh-CN': {
    no: /未启动|没有启动|未发起|没有可停止/,
    uncertain: /可能已/,
    yes: /已|各条流/,
  },
} as const;

describe('every documented row code', () => {
  const all = VENDORS.flatMap((vendor) =>
    Object.entries(vendorOf(vendor).rowCodes).map(([code, kind]) => [vendor, code, kind]),
  ) as [(typeof VENDORS)[number], string, RowKind][];

  test.each(all)('%s %s is %s, quoted or not', (vendor, code, kind) => {
    expect(rowKind(vendorOf(vendor), code)).toBe(kind);
    if (/^\d+$/.test(code)) expect(rowKind(vendorOf(vendor), Number(code))).toBe(kind);
  });

  /** Facts §7, read anew: what the tables must not have lost. */
  test.each([
    ['Tencent', 'InternalError.GetConfigError', 'vendor-internal'],
    ['Tencent', 'InternalError.NetworkError', 'vendor-internal'],
    ['Tencent', 'InternalError.SystemError', 'vendor-internal'],
    ['Tencent', 'InvalidParameterValue', 'bad-parameter'],
    ['Tencent', 'AuthFailure.SignatureFailure', 'vendor-credentials'],
    ['Tencent', 'RequestLimitExceeded.UinLimitExceeded', 'vendor-throttled'],
    ['Tencent', 'LimitExceeded.MaximumRunningTask', 'task-limit'],
    ['Tencent', 'LimitExceeded.MaximumTask', 'daily-limit'],
    ['Tencent', 'ResourceNotFound.FreezeService', 'service-off'],
    ['Tencent', 'ResourceUnavailable.InvalidVodStatus', 'vod-off'],
    ['Huawei', 'LIVE.100011022', 'already-recording'],
    ['Huawei', 'LIVE.103011018', 'exists-already'],
    ['Huawei', 'LIVE.103011019', 'resource-absent'],
    ['Huawei', 'LIVE.100011005', 'vendor-internal'],
    ['Aliyun', 'TaskAlreadyStarted', 'already-recording'],
    ['Aliyun', 409, 'already-recording'],
    ['Aliyun', 'InvalidConfig.NotFound', 'no-template'],
    ['Aliyun', 404, 'something-absent'],
    ['Aliyun', 'InvalidStream.NotFound', 'stream-absent'],
  ] as const)('%s %s is %s', (vendor, code, kind) => {
    expect(rowKind(vendorOf(vendor), code)).toBe(kind);
  });

  test.each([
    ['Tencent', ''],
    ['Tencent', null],
    ['Tencent', undefined],
    ['Tencent', 'Something.New'],
    ['Tencent', 'constructor'],
    ['Tencent', '__proto__'],
    ['Tencent', '100011022'],
    ['Huawei', 'TaskAlreadyStarted'],
    ['Huawei', 0],
    ['Aliyun', 200],
    ['Ws', 200],
    ['Ws', 400],
    ['Ws', 401],
    ['Ws', 403],
    ['Ws', 404],
    ['Ws', 429],
    ['Ws', 500],
  ] as const)('%s %j is none of them', (vendor, code) => {
    expect(rowKind(vendorOf(vendor), code)).toBeNull();
  });
});

describe.each(LANGUAGES)('in %s', (language) => {
  test.each(Object.entries(ROW_KINDS))(
    '%s has a meaning, and advice that says what was started',
    (kind, meaning) => {
      expect(textOf(language, `row.${kind}.meaning`)).not.toBe('');
      expect(textOf(language, `row.${kind}.advice`)).toMatch(SAYS[language][meaning.started]);
    },
  );

  test.each([...RETURN_CODES])(
    'code %i has a meaning, and advice that says what was started',
    (code, meaning) => {
      expect(textOf(language, `code.${code}.meaning`)).not.toBe('');
      expect(textOf(language, `code.${code}.advice`)).toMatch(SAYS[language][meaning.started]);
    },
  );

  test('a code without documentation may have started something', () => {
    expect(textOf(language, 'code.other.advice')).toMatch(SAYS[language].uncertain);
  });
});

test('what may have started something is never tried again by itself', () => {
  for (const [code, { started, retry }] of RETURN_CODES) {
    if (retry === 'later') expect([code, started]).toEqual([code, 'no']);
    if (started === 'uncertain') expect([code, retry]).toEqual([code, 'ask']);
  }
  for (const [kind, { started, retry }] of Object.entries(ROW_KINDS)) {
    if (started === 'uncertain') expect([kind, retry]).toEqual([kind, 'ask']);
  }
});

test('all codes of the specification and of the facts are there', () => {
  const gateway = Array.from({ length: 18 }, (_, index) => 100_000_000 + index);
  const own = [0, 2, 3, 4, 5, 6, 7, 8, 1000, 1010, 5007, 30_002];
  const media = [
    1, 1001, 1002, 1003, 1005, 1006, 3000, 3001, 3002, 3003, 5000, 5001, 5002, 5003, 5004, 5005,
    5006, 30_001, 30_003, 30_004, 30_005, 30_006, 30_009, 30_010, 30_011, 40_005, 41_001, 41_002,
    41_003, 41_004, 41_006, 42_001, 42_002, 42_003, 42_004, 43_001,
  ];
  const expected = [...own, ...media, ...gateway].sort((a, b) => a - b);
  expect([...RETURN_CODES.keys()].sort((a, b) => a - b)).toEqual(expected);
});
