import type { Call } from '../../electron/contract/outcome.ts';
import type { Preset } from '../../electron/contract/preset.ts';
import type { RunView } from '../../electron/contract/run.ts';
import type { Vendor } from '../../electron/contract/vendor.ts';

/** A line of a preset: a call of its newest run, or a vendor that waits for one. */
export interface VendorLine {
  readonly vendor: Vendor;
  readonly call: Call | null;
}

/**
 * The same lines before a start and after it, so that nothing moves under an operator's hand: the Start
 * button of the next preset stays where it was.
 */
export function vendorLines(preset: Preset, run: RunView | undefined): VendorLine[] {
  const calls = run?.calls ?? [];
  const lines = preset.vendors.flatMap((vendor): VendorLine[] => {
    const own = calls.filter((call) => call.vendor === vendor);
    return own.length > 0 ? own.map((call) => ({ vendor, call })) : [{ vendor, call: null }];
  });
  // The preset has been changed since: what it started then is still out there.
  const others = calls.filter(({ vendor }) => !preset.vendors.includes(vendor));
  return [...lines, ...others.map((call) => ({ vendor: call.vendor, call }))];
}
