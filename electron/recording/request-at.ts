import type { Call } from '#contract/model/outcome.ts';
import type { RunPreset } from '#contract/model/preset.ts';
import type { CallRequest } from '../zego/actions/cdn-record.ts';
import { vendorOf } from '../zego/vendors/registry.ts';
import { vendorEndAt } from './end-time.ts';

/**
 * What a call asks for if it leaves at `nowMs`: the end time is computed at the moment of sending, for the
 * vendors that know one. Null when it would lie out of range; then nothing may be sent.
 */
export function requestAt(
  nowMs: number,
  { action, vendor, streamIds }: Pick<Call, 'action' | 'vendor'> & Pick<CallRequest, 'streamIds'>,
  { end, domain, point }: Pick<RunPreset, 'end' | 'domain' | 'point'>,
): CallRequest | null {
  const knowsEnd = vendorOf(vendor).capabilities.endTime;
  const wanted = action === 'StartCDNRecord' && knowsEnd ? end : null;
  const endTime = vendorEndAt(wanted, vendor, nowMs);
  if (wanted && endTime === null) return null;
  return { action, vendor, streamIds, extras: { endTime, domain, point } };
}
