import type { LocaleKey } from '#contract/locales/index.ts';
import type { Call } from '#contract/model/outcome.ts';
import type { RunView } from '#contract/model/run.ts';
import type { Vendor } from '#contract/model/vendor.ts';
import { adviceOf } from '#contract/rules/advice.ts';

/** Whom an advice is for. */
export interface Advised {
  readonly vendor: Vendor;
  /** Which streams, where others of the same request were accepted; empty where it is for all of them. */
  readonly streamIds: readonly string[];
}

export interface AdviceGroup {
  readonly advised: readonly Advised[];
  readonly keys: readonly LocaleKey[];
}

/** The advice of a run's calls, said once for all that it is the same for. */
export function adviceGroups({ calls, practice }: RunView): AdviceGroup[] {
  const groups = new Map<string, { advised: Advised[]; keys: readonly LocaleKey[] }>();
  for (const call of calls) {
    const keys = isSettledByWords(call) ? [] : adviceOf(call, practice);
    if (keys.length === 0) continue;
    const group = groups.get(keys.join()) ?? { advised: [], keys };
    groups.set(keys.join(), group);
    const advised = advisedOf(call);
    const isSaid = group.advised.some(
      ({ vendor, streamIds }) =>
        vendor === advised.vendor && streamIds.join() === advised.streamIds.join(),
    );
    if (!isSaid) group.advised.push(advised);
  }
  return [...groups.values()];
}

function advisedOf({ vendor, outcome }: Call): Advised {
  const streams = outcome?.status === 'partial' ? outcome.streams : [];
  const refused = streams.filter(({ status }) => status !== 'accepted');
  return { vendor, streamIds: [...new Set(refused.map(({ streamId }) => streamId))] };
}

/** Nothing is in the way but doubts, and somebody has looked at each. */
function isSettledByWords({ outcome, words }: Call): boolean {
  const open = outcome?.streams.filter(({ status }) => status !== 'accepted') ?? [];
  return (
    open.length > 0 &&
    open.every(
      ({ status, streamId }) =>
        status === 'unknown' && words.some((word) => word.streamId === streamId),
    )
  );
}
