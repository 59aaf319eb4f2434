import { timingSafeEqual } from 'node:crypto';
import { ACTIONS, type Action } from '#contract/model/vendor.ts';
import type { Credentials } from '../zego/request/query.ts';
import { sign } from '../zego/request/signature.ts';
import type { VendorModule } from '../zego/vendors/common/vendor.ts';
import { findVendor } from '../zego/vendors/registry.ts';

/** A signature lives ten minutes (facts §1). */
const WINDOW_SECONDS = 600;
const MAX_AHEAD_SECONDS = 24 * 60 * 60;

/** The read-only call that asks after a stream, and by which an account is tested (facts §4). */
export const STREAM_STATE = 'DescribeRTCStreamState';

/** What is asked of files (facts, "Actions"). */
const MEDIA_ACTIONS = ['SearchMedia', 'MergeMedia', 'DescribeMediaTask'] as const;
export type MediaAction = (typeof MEDIA_ACTIONS)[number];

/** A start or a stop. */
export interface RecordRequest {
  readonly action: Action;
  readonly vendor: VendorModule;
  readonly streamIds: readonly string[];
  /** Unix seconds. */
  readonly endTime: number | null;
}

export interface MediaRequest {
  readonly action: MediaAction;
  /** Has `practiceMedia`, and `merge` in it where the action needs that. */
  readonly vendor: VendorModule;
  readonly query: URLSearchParams;
}

/** Whether a stream is published, by which an account is tested as well. */
export interface StreamStateRequest {
  readonly action: typeof STREAM_STATE;
}

export type PracticeRequest = RecordRequest | MediaRequest | StreamStateRequest;

const isMediaAction = (action: string | null): action is MediaAction =>
  MEDIA_ACTIONS.some((known) => known === action);

export type CheckResult =
  | { readonly ok: true; readonly request: PracticeRequest }
  | { readonly ok: false; readonly code: number; readonly message: string };

export interface CheckContext {
  readonly credentials: Pick<Credentials, 'appId' | 'serverSecret'>;
  /** Unix seconds. */
  readonly now: number;
  /** Nonces of the last ten minutes; the check adds to it. */
  readonly seenNonces: Map<string, number>;
}

const refuse = (code: number, message: string): CheckResult => ({ ok: false, code, message });

/** Checks a query as the gateway and the action do, in their order and with their codes (facts §3a, §3b). */
export function checkQuery(query: URLSearchParams, context: CheckContext): CheckResult {
  const refused = checkGateway(query, context);
  if (refused) return refused;
  if (query.get('Action') === STREAM_STATE) return { ok: true, request: { action: STREAM_STATE } };
  const action = query.get('Action');
  return isMediaAction(action) ? checkMedia(query, action) : checkRecord(query, context.now);
}

function checkGateway(query: URLSearchParams, context: CheckContext): CheckResult | null {
  const { credentials, now, seenNonces } = context;
  const action = query.get('Action');
  const nonce = query.get('SignatureNonce');
  const signature = query.get('Signature');
  const timestamp = query.get('Timestamp');
  if (!action) return refuse(100_000_006, 'empty Action');
  const isKnown = ACTIONS.some((known) => known === action) || isMediaAction(action);
  if (action !== STREAM_STATE && !isKnown) {
    return refuse(100_000_007, 'unsupported Action');
  }
  if (!/^\d{1,10}$/.test(query.get('AppId') ?? ''))
    return refuse(100_000_001, 'AppId format error');
  if (Number(query.get('AppId')) !== credentials.appId) {
    return refuse(100_000_010, 'cannot get ServerSecret of this AppId');
  }
  if (!timestamp) return refuse(100_000_002, 'empty Timestamp');
  if (!/^\d{1,12}$/.test(timestamp)) return refuse(100_000_003, 'Timestamp format error');
  if (!nonce) return refuse(100_000_008, 'empty SignatureNonce');
  if (!signature) return refuse(100_000_009, 'empty Signature');
  if (!query.get('SignatureVersion')) return refuse(100_000_013, 'empty SignatureVersion');
  if (query.get('SignatureVersion') !== '2.0') {
    return refuse(100_000_014, 'unsupported SignatureVersion');
  }
  const expected = sign({ ...credentials, nonce, timestamp: Number(timestamp) });
  if (!sameText(signature, expected)) return refuse(100_000_005, 'signature wrong');
  if (Math.abs(now - Number(timestamp)) > WINDOW_SECONDS || seenNonces.has(nonce)) {
    return refuse(100_000_004, 'signature expired');
  }
  for (const [old, seenAt] of seenNonces) {
    if (now - seenAt > 2 * WINDOW_SECONDS) seenNonces.delete(old);
  }
  seenNonces.set(nonce, now);
  return null;
}

/** What else is wrong with a search is for the vendor to say. */
function checkMedia(query: URLSearchParams, action: MediaAction): CheckResult {
  if (!query.has('Vendor')) return refuse(2, 'Vendor is required');
  const vendor = findVendor(query.get('Vendor'));
  const media = vendor?.practiceMedia;
  if (!vendor || !media || (action !== 'SearchMedia' && !media.merge)) {
    return refuse(4, 'CDN type mismatch');
  }
  return { ok: true, request: { action, vendor, query } };
}

function checkRecord(query: URLSearchParams, now: number): CheckResult {
  const vendor = findVendor(query.get('Vendor'));
  const streamIds = query.getAll('StreamId[]').filter((id) => id !== '');
  const endTime = query.get('EndTime');
  if (streamIds.length === 0) return refuse(2, 'StreamId[] is required');
  if (!query.has('Vendor')) return refuse(2, 'Vendor is required');
  if (!vendor) return refuse(4, 'CDN type mismatch');
  const seconds = endTime === null ? null : Number(endTime);
  const wrong =
    endTime !== null &&
    (!/^\d{10}$/.test(endTime) ||
      Number(endTime) <= now ||
      Number(endTime) > now + MAX_AHEAD_SECONDS);
  if (wrong) return refuse(2, 'EndTime must lie within the next 24 hours');
  const action = query.get('Action') as Action;
  return { ok: true, request: { action, vendor, streamIds, endTime: seconds } };
}

function sameText(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
