import { OPERATOR_VERDICTS, type OperatorVerdict } from '#contract/model/outcome.ts';
import type { Vendor } from '#contract/model/vendor.ts';
import type { StreamState } from '#contract/rules/stream-states.ts';

type VerdictName = OperatorVerdict['verdict'];

/** A stream whose outcome is unknown, with the verdict that it has; null where it has none. */
interface OpenOutcome {
  readonly callId: string;
  readonly streamId: string;
  readonly verdict: VerdictName | null;
}

/** One verdict for all streams of a vendor for which it makes sense. */
export interface VerdictForAll {
  readonly verdict: VerdictName;
  readonly outcomes: readonly Pick<OpenOutcome, 'callId' | 'streamId'>[];
}

export interface VendorVerdicts {
  readonly vendor: Vendor;
  readonly offered: readonly VerdictForAll[];
}

/** The call since which a stream is open, or has its verdict; undefined where no call is known. */
export const callIdOf = ({ call, recording }: StreamState): string | undefined =>
  call?.id ?? recording?.callId;

/**
 * The verdicts that can be given for all streams of a vendor at once; a vendor with fewer than two such streams is
 * left out. A verdict that a stream has is replaced by "recording" only, which takes nothing out of sight.
 *
 * @param streams those that wait for a verdict, and those that have one.
 */
export function verdictsForAll(streams: readonly StreamState[]): VendorVerdicts[] {
  const byVendor = new Map<Vendor, OpenOutcome[]>();
  for (const stream of streams) {
    const callId = callIdOf(stream);
    if (callId === undefined) continue;
    const { vendor, streamId, verdict } = stream;
    const one = { callId, streamId, verdict: verdict?.verdict ?? null };
    byVendor.set(vendor, [...(byVendor.get(vendor) ?? []), one]);
  }
  return [...byVendor]
    .map(([vendor, outcomes]) => ({
      vendor,
      offered: OPERATOR_VERDICTS.map((verdict) => ({
        verdict,
        outcomes: outcomes
          .filter((one) => isFor(one, verdict))
          .map(({ callId, streamId }) => ({ callId, streamId })),
      })).filter((one) => one.outcomes.length > 1),
    }))
    .filter(({ offered }) => offered.length > 0);
}

const isFor = (outcome: OpenOutcome, verdict: VerdictName): boolean =>
  outcome.verdict === null || (verdict === 'recording' && outcome.verdict === 'not-recording');
