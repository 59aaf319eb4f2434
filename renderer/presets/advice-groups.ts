import type { LocaleKey } from '../../electron/contract/locales/index.ts';
import type { RunView } from '../../electron/contract/run.ts';
import type { Vendor } from '../../electron/contract/vendor.ts';
import { adviceOf } from '../shared/call/advice.ts';

export interface AdviceGroup {
  readonly vendors: readonly Vendor[];
  readonly keys: readonly LocaleKey[];
}

/** The advice of a run's calls, said once for all vendors that it is the same for. */
export function adviceGroups({ calls, practice }: RunView): AdviceGroup[] {
  const groups = new Map<string, { vendors: Set<Vendor>; keys: readonly LocaleKey[] }>();
  for (const call of calls) {
    const keys = adviceOf(call, practice);
    if (keys.length === 0) continue;
    const group = groups.get(keys.join()) ?? { vendors: new Set(), keys };
    groups.set(keys.join(), group);
    group.vendors.add(call.vendor);
  }
  return [...groups.values()].map(({ vendors, keys }) => ({ vendors: [...vendors], keys }));
}
