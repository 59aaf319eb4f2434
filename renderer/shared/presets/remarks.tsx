import styles from './remarks.module.css';
import type { Remark } from './remarks.ts';

/** What should be known of a field, beneath it; told to whoever does not see it as it changes. */
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
