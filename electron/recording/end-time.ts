import { LIMIT_MARGIN_SECONDS, type RunEnd, type RunPreset } from '#contract/model/preset.ts';
import type { Vendor } from '#contract/model/vendor.ts';
import { nextOccurrence } from '#contract/rules/next-occurrence.ts';
import { vendorOf } from '../zego/vendors/registry.ts';

/** At most 24 hours ahead (specification, `EndTime`). */
const MAX_AHEAD_SECONDS = 24 * 60 * 60;

/** Whether an end lies within (now, now + 24 h], by a `Date` that is cut to seconds. */
export const isEndInRange = (endTime: number, nowMs: number): boolean =>
  endTime * 1000 > nowMs + 1_000 && endTime * 1000 <= nowMs + MAX_AHEAD_SECONDS * 1000;

/** Whether a second task can take over before the end that the vendor was given. */
export function canHandOver(vendor: Vendor): boolean {
  const { endTime, secondStart } = vendorOf(vendor).capabilities;
  return endTime && secondStart === 'second-task';
}

/** Whether an end is further away than a vendor takes. */
const isTooFar = (endTime: number, nowMs: number): boolean =>
  endTime > Math.ceil(nowMs / 1000) + MAX_AHEAD_SECONDS;

/**
 * `EndTime` in Unix seconds for a request that leaves at `nowMs`, or null when it would lie outside
 * (now, now + 24 h]. A time of day means its next occurrence on this machine's local clock, so one that
 * has passed means tomorrow; where the clocks go back that can be more than 24 h away.
 *
 * @param goesOn a later task takes over: what is further away becomes the latest end that is taken.
 */
export function endTimeAt(end: RunEnd, nowMs: number, goesOn = false): number | null {
  const now = Math.floor(nowMs / 1000);
  const endTime = momentOf(end, nowMs);
  if (endTime <= now || (!goesOn && isTooFar(endTime, nowMs))) return null;
  return Math.min(endTime, now + MAX_AHEAD_SECONDS - LIMIT_MARGIN_SECONDS);
}

/** The end that a vendor is given for a start at `nowMs`, in Unix seconds; null where it is given none. */
export function vendorEndAt(end: RunEnd | null, vendor: Vendor, nowMs: number): number | null {
  const isGiven = end !== null && vendorOf(vendor).capabilities.endTime;
  return isGiven ? endTimeAt(end, nowMs, canHandOver(vendor)) : null;
}

/**
 * When the program itself ends what a start at `nowMs` begins, in Unix seconds: by a stop, or, where the vendor takes no
 * end so far away, by a hand-over. Null where the vendor ends it, where the preset does not want that, or where there is
 * no end.
 */
export function stopTimeAt(
  { end, stopAtEnd = true }: Pick<RunPreset, 'end' | 'stopAtEnd'>,
  vendor: Vendor,
  nowMs: number,
): number | null {
  if (end === null) return null;
  const moment = momentOf(end, nowMs);
  if (canHandOver(vendor)) return isTooFar(moment, nowMs) ? moment : null;
  const isVendorsOwn = vendorOf(vendor).capabilities.endTime;
  return !stopAtEnd || isVendorsOwn ? null : moment;
}

/** When an end is, counted from `nowMs`, in Unix seconds; however far away, or past. */
export function momentOf(end: RunEnd, nowMs: number): number {
  if ('until' in end) return end.until;
  // Rounded up: an end must not be early, by a part of a second either.
  return 'afterMinutes' in end
    ? Math.ceil(nowMs / 1000) + end.afterMinutes * 60
    : nextOccurrence(end.at, nowMs);
}

/** Whether the end has passed, or is one that a vendor would be sent now and would refuse. */
export function isEndOutOfRange(
  { end, vendors }: Pick<RunPreset, 'end' | 'vendors'>,
  nowMs: number,
): boolean {
  if (end === null) return false;
  if (momentOf(end, nowMs) * 1000 <= nowMs) return true;
  const matters = vendors.some(
    (vendor) => vendorOf(vendor).capabilities.endTime && !canHandOver(vendor),
  );
  return matters && endTimeAt(end, nowMs) === null;
}
