import type { AppState } from '#contract/model/app-state.ts';
import type { Capabilities, Vendor } from '#contract/model/vendor.ts';
import { vendorList } from '../../shared/format/text.ts';
import type { Translate } from '../../shared/i18n/use-t.ts';

const KINDS: readonly Capabilities['secondStart'][] = ['second-task', 'error', 'not-documented'];

/** What starting again does where something runs already: it is not the same at every vendor. */
export function secondStartText(
  running: readonly Vendor[],
  capabilities: AppState['vendors'],
  t: Translate,
): string[] {
  return KINDS.flatMap((kind) => {
    const vendors = running.filter((vendor) => capabilities[vendor].secondStart === kind);
    return vendors.length > 0 ? [t(`run.again.${kind}`, { vendors: vendorList(vendors, t) })] : [];
  });
}
