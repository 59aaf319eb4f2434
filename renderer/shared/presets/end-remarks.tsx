import type { End } from '#contract/model/preset.ts';
import type { Vendor } from '#contract/model/vendor.ts';
import { HALF_A_MINUTE_MS, useNow } from '../format/use-now.ts';
import { useT } from '../i18n/use-t.ts';
import { useAppState } from '../state/use-app-state.ts';
import { endRemarks } from './remarks.ts';
import { Remarks } from './remarks.tsx';

interface EndRemarksProps {
  readonly preset: { readonly vendors: readonly Vendor[]; readonly end: End | null };
}

/** What of a start now would stop by itself, and what would not. */
export function EndRemarks({ preset: { vendors, end } }: EndRemarksProps) {
  const t = useT();
  const capabilities = useAppState((state) => state.vendors);
  const now = useNow(HALF_A_MINUTE_MS);
  return <Remarks remarks={endRemarks(vendors, end, { capabilities, nowMs: now.getTime() }, t)} />;
}
