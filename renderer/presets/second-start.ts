import type { AppState } from '../../electron/contract/app-state.ts';
import type { RunView } from '../../electron/contract/run.ts';
import type { Capabilities, Vendor } from '../../electron/contract/vendor.ts';
import { list } from '../shared/format/words.ts';
import type { Translate } from '../shared/i18n/use-t.ts';
import { isUnderWay } from '../shared/state/use-settled-runs.ts';

const KINDS: readonly Capabilities['secondStart'][] = ['second-task', 'error', 'not-documented'];

/** Vendors at which something runs, or may run, from this very run. */
export function perhapsRunning(run: RunView): Vendor[] {
  if (isUnderWay(run) || run.ended) return [];
  const found = run.calls.flatMap(({ outcome, vendor }) => {
    const { accepted = 0, unknown = 0 } = outcome?.counts ?? {};
    return accepted + unknown > 0 ? [vendor] : [];
  });
  return [...new Set(found)];
}

/** What another click would do where something runs already: it is not the same at every vendor. */
export function secondStartWords(
  run: RunView | undefined,
  capabilities: AppState['vendors'],
  t: Translate,
): string[] {
  const running = run ? perhapsRunning(run) : [];
  return KINDS.flatMap((kind) => {
    const vendors = running.filter((vendor) => capabilities[vendor].secondStart === kind);
    return vendors.length > 0 ? [t(`run.again.${kind}`, { vendors: list(vendors, t) })] : [];
  });
}
