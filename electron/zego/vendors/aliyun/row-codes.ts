import type { RowCodes } from '#contract/model/row-kind.ts';

/**
 * Errors of RealTimeRecordCommand by name and by HTTP number, of which ZEGO's row may carry either
 * (facts §7, "Aliyun"). A number stands for all names that share it: 404 for three.
 */
export const ROW_CODES: RowCodes = {
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
