import { randomBytes, randomUUID } from 'node:crypto';
import { PRACTICE_REFUSAL, type VendorModule } from '../common/vendor.ts';

/** An object with a list, as in the specification's example. */
export const practiceData: VendorModule['practiceData'] = ({ streams, now }) => ({
  call_time: now.toISOString().slice(0, 19).replace('T', ' '),
  http_code: 200,
  list: streams.map(({ streamId, isRefused }) => ({
    http_code: isRefused ? 404 : 200,
    id: streamId,
    msg: isRefused ? PRACTICE_REFUSAL : 'success',
    persistentId: isRefused ? '' : randomBytes(18).toString('hex'),
    task: 'mp4',
  })),
  msg: null,
  trace_id: randomUUID(),
});
