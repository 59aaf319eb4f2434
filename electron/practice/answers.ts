import { randomBytes } from 'node:crypto';
import type { VendorModule } from '../zego/vendors/common/vendor.ts';

/** Streams whose id begins so are refused by every practice vendor: how to rehearse a partial start. */
export const REFUSED_PREFIX = 'fail-';

export const hasRefusedPrefix = (streamId: string): boolean => streamId.startsWith(REFUSED_PREFIX);

const requestId = (): string =>
  String(
    (randomBytes(8).readBigUInt64BE() % 9_000_000_000_000_000_000n) + 1_000_000_000_000_000_000n,
  );

/** A success around the vendor's part of `Data`, which has that vendor's own shape. */
export function vendorAnswer(vendor: VendorModule, part: unknown): string {
  const Data = { [vendor.name]: part };
  return JSON.stringify({ Code: 0, Message: 'success', Data, RequestId: requestId() });
}

/** Every stream of a practice preset is published: its recordings become files. */
export function publishedAnswer(nowMs: number): string {
  const Data = { create_time: String(Math.floor(nowMs / 1000)), close_time: '' };
  return JSON.stringify({ Code: 0, Message: 'ok', Data, RequestId: requestId() });
}

export function refusedAnswer(code: number, message: string): string {
  return JSON.stringify({ Code: code, Message: message, Data: null, RequestId: requestId() });
}
