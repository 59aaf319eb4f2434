import type { Target } from '#contract/model/start.ts';
import type { Vendor } from '#contract/model/vendor.ts';
import { list } from '#contract/rules/text.ts';
import { streamCount, vendorList, vendorName } from '../format/text.ts';
import type { Translate } from '../i18n/use-t.ts';

/** More names than these are folded: a dialog has to be read before it is answered. */
const MOST = 12;

/** Whether a list names more streams, vendor by vendor, than a dialog shows at once. */
export const isLong = (targets: readonly Target[]): boolean =>
  targets.reduce((sum, { streamIds }) => sum + streamIds.length, 0) > MOST;

/** Vendors that are given the very same streams. */
export interface SameStreams {
  readonly vendors: readonly Vendor[];
  readonly streamIds: readonly string[];
}

/** Vendors with the same streams together: five hundred streams at four vendors are then named once. */
export function withSameStreams(targets: readonly Target[]): SameStreams[] {
  const groups = new Map<string, { vendors: Vendor[]; streamIds: readonly string[] }>();
  for (const { vendor, streamIds } of targets) {
    const key = JSON.stringify(streamIds);
    const group = groups.get(key);
    if (group) group.vendors.push(vendor);
    else groups.set(key, { vendors: [vendor], streamIds });
  }
  return [...groups.values()];
}

/** The size of a list: `12 streams × 3 vendors (Tencent, Ws, Huawei)`, or `Tencent: 12 streams`. */
export function foldedText(targets: readonly Target[], t: Translate): string {
  const parts = withSameStreams(targets).map(({ vendors, streamIds }) => {
    const streams = streamCount(streamIds.length, t);
    const [only] = vendors;
    if (vendors.length === 1 && only) return t('list.of', { names: vendorName(only, t) }) + streams;
    return t('question.fold', { streams, count: vendors.length, vendors: vendorList(vendors, t) });
  });
  return list(parts, t);
}
