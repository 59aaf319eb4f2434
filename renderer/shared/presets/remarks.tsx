import { HALF_A_MINUTE_MS, useNow } from '../format/use-now.ts';
import { useT } from '../i18n/use-t.ts';
import { useAppState } from '../state/use-app-state.ts';
import styles from './remarks.module.css';
import { type EndOfPreset, endRemarks, type Remark } from './remarks.ts';

/** Hints beneath a field; a screen reader announces each change. */
export function Remarks({ remarks }: { readonly remarks: readonly Remark[] }) {
  return (
    <output className={styles.remarks}>
      {remarks.map(({ weight, text }) => (
        <span key={text} className={styles.remark} data-weight={weight}>
          <span className={styles.sign} aria-hidden="true">
            {weight === 'heed' ? '!' : '·'}
          </span>
          <span>{text}</span>
        </span>
      ))}
    </output>
  );
}

interface EndRemarksProps {
  readonly preset: EndOfPreset;
}

/** What would end each recording of a start now. */
export function EndRemarks({ preset }: EndRemarksProps) {
  const t = useT();
  const capabilities = useAppState((state) => state.vendors);
  const now = useNow(HALF_A_MINUTE_MS);
  return <Remarks remarks={endRemarks(preset, { capabilities, nowMs: now.getTime() }, t)} />;
}
