import { randomBytes, randomUUID } from 'node:crypto';
import type { RowCode, Vendor } from './types.ts';

/** Each vendor's documented shape of `Data`, field for field, in the documentation's order. */

export interface Shape {
  action: string;
  streams: string[];
  /** The vendor's own refusals, by stream, or by `stream/format` for one row of Ws. */
  codes: Record<string, RowCode>;
  nowMs: number;
  wsFormats: string[];
  wsStopAsArray: boolean;
}

const hex = (bytes: number) => randomBytes(bytes).toString('hex');
const REFUSED = 'refused by script';

export const vendorData: Record<Vendor, (shape: Shape) => unknown> = {
  Tencent: ({ action, streams, codes }) =>
    streams.map((stream) => {
      const code = codes[stream];
      // Documented for start only; none where no task came to be.
      const task = code === undefined ? randomBytes(81).toString('base64') : '';
      return {
        StreamName: stream,
        ...(action === 'StartCDNRecord' && { TaskId: task }),
        RequestId: randomUUID(),
        Code: String(code ?? ''),
        Message: code === undefined ? '' : REFUSED,
      };
    }),

  Ws: ({ action, streams, codes, nowMs, wsFormats, wsStopAsArray }) => {
    const list = streams.flatMap((stream) =>
      wsFormats.map((task) => {
        const code = codes[`${stream}/${task}`] ?? codes[stream];
        return {
          http_code: Number(code ?? 200),
          id: stream,
          msg: code === undefined ? 'success' : REFUSED,
          persistentId: code === undefined ? hex(18) : '',
          task,
        };
      }),
    );
    if (action === 'StopCDNRecord' && wsStopAsArray) return list;
    return { call_time: chinaTime(nowMs), http_code: 200, list, msg: null, trace_id: randomUUID() };
  },

  Huawei: ({ streams, codes }) =>
    streams.map((stream) => ({
      StreamName: stream,
      RequestId: hex(16),
      Code: Number(codes[stream] ?? 0),
      Message: codes[stream] === undefined ? 'success' : REFUSED,
    })),

  Aliyun: ({ streams, codes }) =>
    streams.map((stream) => ({
      StreamName: stream,
      RequestId: randomUUID().toUpperCase(),
      Code: Number(codes[stream] ?? 200),
      Message: codes[stream] === undefined ? '' : REFUSED,
    })),
};

/** `YYYY-MM-DD hh:mm:ss` without a zone, as in the documentation's example. */
function chinaTime(nowMs: number): string {
  const eightHours = 8 * 60 * 60 * 1000;
  return new Date(nowMs + eightHours).toISOString().slice(0, 19).replace('T', ' ');
}
