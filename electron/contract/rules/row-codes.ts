import type { Vendor } from '#contract/model/vendor.ts';

/**
 * What a vendor's own code says, apart from the vendor. Words: `row.<kind>.meaning` and `.advice`. Only a
 * meaning that the vendor documents is one: every other code may hide a start.
 */
export const ROW_KINDS = {
  'vendor-internal': { started: 'perhaps', retry: 'ask' },
  'vendor-throttled': { started: 'no', retry: 'ask' },
  'vendor-credentials': { started: 'no', retry: 'no' },
  'bad-parameter': { started: 'no', retry: 'no' },
  'task-limit': { started: 'no', retry: 'no' },
  'daily-limit': { started: 'no', retry: 'no' },
  'service-off': { started: 'no', retry: 'no' },
  'vod-off': { started: 'no', retry: 'no' },
  'stream-absent': { started: 'no', retry: 'ask' },
  'resource-absent': { started: 'no', retry: 'ask' },
  'something-absent': { started: 'no', retry: 'ask' },
  'task-absent': { started: 'perhaps', retry: 'ask' },
  'already-recording': { started: 'yes', retry: 'no' },
  'exists-already': { started: 'perhaps', retry: 'ask' },
  'no-template': { started: 'no', retry: 'no' },
  'domain-absent': { started: 'no', retry: 'no' },
  'domain-state': { started: 'no', retry: 'no' },
  'not-supported': { started: 'no', retry: 'no' },
  'operation-failed': { started: 'perhaps', retry: 'ask' },
  'user-absent': { started: 'no', retry: 'no' },
} as const satisfies Record<string, RowMeaning>;
export type RowKind = keyof typeof ROW_KINDS;

export interface RowMeaning {
  readonly started: 'no' | 'perhaps' | 'yes';
  readonly retry: 'no' | 'ask';
}

/**
 * Errors of CreateRecordTask and the platform's common ones (facts §7, "Tencent"). They come in families: `InternalError.NetworkError`
 * is read as its family where not listed.
 */
const TENCENT: Readonly<Record<string, RowKind>> = {
  InternalError: 'vendor-internal',
  InvalidParameter: 'bad-parameter',
  InvalidParameterValue: 'bad-parameter',
  MissingParameter: 'bad-parameter',
  'LimitExceeded.MaximumRunningTask': 'task-limit',
  'LimitExceeded.MaximumTask': 'daily-limit',
  'ResourceNotFound.ForbidService': 'service-off',
  'ResourceNotFound.FreezeService': 'service-off',
  'ResourceNotFound.StopService': 'service-off',
  'ResourceNotFound.UserDisableService': 'service-off',
  'ResourceNotFound.ChannelNotExist': 'stream-absent',
  'ResourceNotFound.TaskId': 'task-absent',
  'ResourceUnavailable.InvalidVodStatus': 'vod-off',
  'ResourceUnavailable.StreamNotExist': 'stream-absent',
  UnsupportedOperation: 'not-supported',
  AuthFailure: 'vendor-credentials',
  UnauthorizedOperation: 'vendor-credentials',
  RequestLimitExceeded: 'vendor-throttled',
  FailedOperation: 'operation-failed',
};

/**
 * Huawei's own are strings (`LIVE.100011001`); ZEGO's row has a number (facts §7, "Huawei"). 103011018 and
 * 103011019 say of a resource that it exists or is absent, and not of which.
 */
const HUAWEI: Readonly<Record<string, RowKind>> = {
  '100011001': 'bad-parameter',
  '100011003': 'vendor-credentials',
  '100011005': 'vendor-internal',
  '100011009': 'user-absent',
  '100011013': 'user-absent',
  '100011022': 'already-recording',
  '103011018': 'exists-already',
  '103011019': 'resource-absent',
  '103011022': 'domain-state',
};

/**
 * Errors of RealTimeRecordCommand by name and by HTTP number, of which ZEGO's row may carry either
 * (facts §7, "Aliyun"). A number stands for all names that share it: 404 for three.
 */
const ALIYUN: Readonly<Record<string, RowKind>> = {
  TaskAlreadyStarted: 'already-recording',
  '409': 'already-recording',
  'InvalidStream.NotFound': 'stream-absent',
  '404': 'something-absent',
  'InvalidConfig.NotFound': 'no-template',
  'InvalidDomain.NotFound': 'domain-absent',
  MissingDomainName: 'bad-parameter',
  MissingAppName: 'bad-parameter',
  MissingStreamName: 'bad-parameter',
  MissingCommand: 'bad-parameter',
  '400': 'bad-parameter',
  InternalError: 'vendor-internal',
  '500': 'vendor-internal',
};

/** No document says what an `http_code` of Wangsu's means, apart from the example's 200 (facts §7). */
const WS: Readonly<Record<string, RowKind>> = {};

const CODES: Readonly<Record<Vendor, Readonly<Record<string, RowKind>>>> = {
  Tencent: TENCENT,
  Ws: WS,
  Huawei: HUAWEI,
  Aliyun: ALIYUN,
};

/** Every documented row code, for tests and for the reader. */
export const DOCUMENTED_ROW_CODES = CODES;

/** What a vendor's row code means; null for one that is not documented. */
export function rowKind(vendor: Vendor, code: string | number | null | undefined): RowKind | null {
  const text = String(code ?? '').replace(/^LIVE\./, '');
  const table = CODES[vendor];
  const [family = ''] = text.split('.', 1);
  for (const key of [text, family]) {
    if (Object.hasOwn(table, key)) return table[key] ?? null;
  }
  return null;
}
