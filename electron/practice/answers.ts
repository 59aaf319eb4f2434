import { randomBytes, randomUUID } from 'node:crypto';
import type { Vendor } from '#contract/model/vendor.ts';
import type { PracticeRequest } from './check.ts';

/** Streams whose id begins so are refused by every practice vendor: how to rehearse a partial start. */
export const REFUSED_PREFIX = 'fail-';

const isRefused = (streamId: string): boolean => streamId.startsWith(REFUSED_PREFIX);
const opaque = (bytes: number): string => randomBytes(bytes).toString('base64url');

type VendorData = (request: PracticeRequest, now: Date) => unknown;

function numberedRows(success: number, message: string, refusal: number): VendorData {
  return ({ streamIds }) =>
    streamIds.map((StreamName) => ({
      StreamName,
      RequestId: randomBytes(16).toString('hex'),
      Code: isRefused(StreamName) ? refusal : success,
      Message: isRefused(StreamName) ? 'practice: this stream is refused' : message,
    }));
}

/** Each vendor's own shape (specification, "响应示例"; Aliyun: facts §0). */
const VENDOR_DATA: Readonly<Record<Vendor, VendorData>> = {
  Tencent: ({ streamIds, action }) =>
    streamIds.map((StreamName) => ({
      StreamName,
      ...(action === 'StartCDNRecord' && { TaskId: isRefused(StreamName) ? '' : opaque(81) }),
      RequestId: randomUUID(),
      Code: isRefused(StreamName) ? 'ResourceUnavailable.StreamNotExist' : '',
      Message: isRefused(StreamName) ? 'practice: this stream is refused' : '',
    })),
  Ws: ({ streamIds }, now) => ({
    call_time: now.toISOString().slice(0, 19).replace('T', ' '),
    http_code: 200,
    list: streamIds.map((id) => ({
      http_code: isRefused(id) ? 404 : 200,
      id,
      msg: isRefused(id) ? 'practice: this stream is refused' : 'success',
      persistentId: isRefused(id) ? '' : randomBytes(18).toString('hex'),
      task: 'mp4',
    })),
    msg: null,
    trace_id: randomUUID(),
  }),
  Huawei: numberedRows(0, 'success', 103_011_019),
  Aliyun: numberedRows(200, '', 404),
};

const requestId = (): string =>
  String(
    (randomBytes(8).readBigUInt64BE() % 9_000_000_000_000_000_000n) + 1_000_000_000_000_000_000n,
  );

export function acceptedAnswer(request: PracticeRequest, now: Date): string {
  const Data = { [request.vendor]: VENDOR_DATA[request.vendor](request, now) };
  return JSON.stringify({ Code: 0, Message: 'success', Data, RequestId: requestId() });
}

export function refusedAnswer(code: number, message: string): string {
  return JSON.stringify({ Code: code, Message: message, Data: null, RequestId: requestId() });
}
