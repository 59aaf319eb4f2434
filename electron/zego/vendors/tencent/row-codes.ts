import type { RowCodes } from '#contract/model/row-kind.ts';

/**
 * Errors of CreateRecordTask and the platform's common ones (facts §7, "Tencent"). They come in families:
 * `InternalError.NetworkError` is read as its family where not listed.
 */
export const ROW_CODES: RowCodes = {
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
