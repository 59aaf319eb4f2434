import type { Recording } from '../../electron/contract/start.ts';
import { useT } from '../shared/i18n/use-t.ts';
import styles from './on-air.module.css';

/** How much there is, before the eye goes down the list. */
export function OnAirSums({ recordings }: { readonly recordings: readonly Recording[] }) {
  const t = useT();
  const air = recordings.filter(({ practice }) => !practice);
  const certain = air.filter(({ certainty }) => certainty !== 'perhaps').length;
  const practice = recordings.length - air.length;
  const endless = air.filter(({ endTime }) => endTime === null).length;
  return (
    <output className={styles.sums} aria-live="polite">
      {certain > 0 && (
        <span className={styles.sum} data-tone="red">
          <span aria-hidden="true">●</span> {t('onAir.sum.accepted', { count: certain })}
        </span>
      )}
      {air.length > certain && (
        <span className={styles.sum} data-tone="amber">
          <span aria-hidden="true">?</span>{' '}
          {t('onAir.sum.uncertain', { count: air.length - certain })}
        </span>
      )}
      {endless > 0 && (
        <span className={styles.sum}>{t('onAir.sum.endless', { count: endless })}</span>
      )}
      {practice > 0 && (
        <span className={styles.sum} data-tone="violet">
          <span aria-hidden="true">●</span> {t('onAir.sum.practice', { count: practice })}
        </span>
      )}
    </output>
  );
}
