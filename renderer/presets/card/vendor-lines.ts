import type { Call } from '#contract/model/outcome.ts';
import type { Preset } from '#contract/model/preset.ts';
import { isWell, type RunView, shownOf } from '#contract/model/run.ts';
import type { Recording } from '#contract/model/start.ts';
import type { Vendor } from '#contract/model/vendor.ts';

/** A line of a preset: a call of its newest run, or a vendor that waits for one. */
export interface VendorLine {
  readonly vendor: Vendor;
  readonly call: Call | null;
  /** What runs of that which the call was accepted for; a later start elsewhere may have taken it over. */
  readonly own: readonly Recording[];
  /** What else runs at the vendor, from before the newest run. */
  readonly earlier: readonly Recording[];
}

/**
 * The same lines before a start and after it, so that nothing moves under an operator's hand: the Start
 * button of the next preset stays where it was.
 */
export function vendorLines(
  preset: Preset,
  run: RunView | undefined,
  running: readonly Recording[],
): VendorLine[] {
  const calls = run?.calls ?? [];
  const linesOf = (vendor: Vendor): VendorLine[] => {
    const known = running.filter((one) => one.vendor === vendor);
    const asked = calls.filter((call) => call.vendor === vendor);
    if (asked.length === 0) return [{ vendor, call: null, own: [], earlier: known }];
    const took = (call: Call) => known.filter(({ streamId }) => wasTaken(call, streamId));
    const all = new Set(asked.flatMap(took));
    const earlier = known.filter((one) => !all.has(one));
    return asked.map((call, index) => ({
      vendor,
      call,
      own: took(call),
      earlier: index === 0 ? earlier : [],
    }));
  };
  // The preset has been changed since: what it started then is still out there.
  const others = calls.map(({ vendor }) => vendor).filter((one) => !preset.vendors.includes(one));
  return [...preset.vendors, ...new Set(others)].flatMap(linesOf);
}

const wasTaken = ({ action, outcome, verdicts }: Call, streamId: string): boolean =>
  action === 'StartCDNRecord' &&
  (outcome?.streams.some(
    (row) => row.streamId === streamId && isWell(shownOf(row.status, [row], verdicts)),
  ) ??
    false);
