import { useT } from '../i18n/use-t.ts';
import styles from './not-air.module.css';

/** Whatever the endpoint's loopback address records, nobody will see on air. Follows the endpoint, not a name. */
export function NotAir() {
  const t = useT();
  return (
    <span className={styles.badge} data-tone="violet">
      {t('badge.notAir')}
    </span>
  );
}
