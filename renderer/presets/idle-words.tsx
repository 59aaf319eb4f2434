import type { Preset } from '#contract/model/preset.ts';
import type { Vendor } from '#contract/model/vendor.ts';
import { useT } from '../shared/i18n/use-t.ts';
import { useAppState } from '../shared/state/use-app-state.ts';
import styles from './run-outcome.module.css';

interface IdleWordsProps {
  readonly vendor: Vendor;
  readonly preset: Preset;
}

/** What a vendor will make of the preset's end: known before the click, not found out after it. */
export function IdleWords({ vendor, preset }: IdleWordsProps) {
  const t = useT();
  const knowsEnd = useAppState((state) => state.vendors[vendor].endTime);
  const words = preset.end ? (knowsEnd ? 'ending.byItself' : 'ending.ignored') : 'ending.never';
  return (
    <>
      <span />
      <span className={styles.ending}>{t(words)}</span>
    </>
  );
}
