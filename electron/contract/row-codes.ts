import type { Vendor } from './vendor.ts';

/** What a vendor's own code says, apart from the vendor. Words: `row.<kind>.meaning` and `.advice`. */
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
  'task-absent': { started: 'no', retry: 'no' },
  'already-recording': { started: 'yes', retry: 'no' },
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

/** Tencent's codes come in families: `InternalError.NetworkError` is read as its family where not listed. */
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

/** Huawei's own are strings (`LIVE.100011001`); ZEGO's row has a number (facts §7). */
const HUAWEI: Readonly<Record<string, RowKind>> = {
  '100011001': 'bad-parameter',
  '100011003': 'vendor-credentials',
  '100011005': 'vendor-internal',
  '100011009': 'user-absent',
  '100011013': 'user-absent',
  '100011022': 'already-recording',
  '103011018': 'already-recording',
  '103011019': 'stream-absent',
  '103011022': 'domain-state',
};

/** Aliyun's names and HTTP numbers, of which ZEGO's row may carry either (facts §7). */
const ALIYUN: Readonly<Record<string, RowKind>> = {
  TaskAlreadyStarted: 'already-recording',
  '409': 'already-recording',
  'InvalidStream.NotFound': 'stream-absent',
  '404': 'stream-absent',
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

/** Wangsu documents no codes; its `http_code` speaks HTTP. */
const WS: Readonly<Record<string, RowKind>> = {
  '400': 'bad-parameter',
  '401': 'vendor-credentials',
  '403': 'vendor-credentials',
  '404': 'stream-absent',
  '429': 'vendor-throttled',
  '500': 'vendor-internal',
};

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
