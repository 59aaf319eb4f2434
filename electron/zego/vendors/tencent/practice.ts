import { randomBytes, randomUUID } from 'node:crypto';
import { PRACTICE_REFUSAL, type VendorModule } from '../common/vendor.ts';

/** Rows as in the specification's example: an empty `Code` is success, and only a start has a `TaskId`. */
export const practiceData: VendorModule['practiceData'] = ({ streams, action }) =>
  streams.map(({ streamId, isRefused }) => ({
    StreamName: streamId,
    ...(action === 'StartCDNRecord' && {
      TaskId: isRefused ? '' : randomBytes(81).toString('base64url'),
    }),
    RequestId: randomUUID(),
    Code: isRefused ? 'ResourceUnavailable.StreamNotExist' : '',
    Message: isRefused ? PRACTICE_REFUSAL : '',
  }));
