import { randomBytes } from 'node:crypto';
import type { PracticeRequest } from './check.ts';

/** Streams whose id begins so are refused by every practice vendor: how to rehearse a partial start. */
export const REFUSED_PREFIX = 'fail-';

const hasRefusedPrefix = (streamId: string): boolean => streamId.startsWith(REFUSED_PREFIX);

const requestId = (): string =>
  String(
    (randomBytes(8).readBigUInt64BE() % 9_000_000_000_000_000_000n) + 1_000_000_000_000_000_000n,
  );

/** An answer of the vendor in its own shape; without `isRefused` the ids decide which streams it refuses. */
export function vendorAnswer(
  { vendor, action, streamIds }: PracticeRequest,
  now: Date,
  isRefused: (streamId: string) => boolean = hasRefusedPrefix,
): string {
  const streams = streamIds.map((streamId) => ({ streamId, isRefused: isRefused(streamId) }));
  const Data = { [vendor.name]: vendor.practiceData({ action, streams, now }) };
  return JSON.stringify({ Code: 0, Message: 'success', Data, RequestId: requestId() });
}

export function refusedAnswer(code: number, message: string): string {
  return JSON.stringify({ Code: code, Message: message, Data: null, RequestId: requestId() });
}
