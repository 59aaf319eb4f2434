import type { RecordedFile } from '#contract/model/file.ts';
import { useExpiryDays } from '../../shared/files/expiring-files.ts';
import { rowDay } from '../../shared/format/number-and-day.ts';
import { fullLocal } from '../../shared/format/time.ts';
import { useT } from '../../shared/i18n/use-t.ts';
import tableStyles from '../../shared/table/table.module.css';
import styles from './file-table.module.css';
import { daysUntil } from './file-text.ts';

/** When the vendor deletes a file; what is near has a sign and a colour. */
export function Expiry({ file: { expiresAt } }: { readonly file: RecordedFile }) {
  const t = useT();
  const ahead = useExpiryDays();
  if (expiresAt === null) return null;
  const now = new Date();
  const days = daysUntil(expiresAt, now);
  const moment = new Date(expiresAt);
  if (days <= 0) {
    return (
      <span title={fullLocal(moment)}>
        {rowDay(moment, now)} <span className={tableStyles.second}>{t('files.expired')}</span>
      </span>
    );
  }
  const isSoon = days <= ahead;
  return (
    <span title={fullLocal(moment)}>
      {rowDay(moment, now)}{' '}
      <span
        className={`${tableStyles.second} ${isSoon ? styles.soon : ''}`}
        data-tone={isSoon ? 'amber' : undefined}
      >
        {isSoon && '! '}
        {days === 1 ? t('files.dayLeft') : t('files.daysLeft', { count: days })}
      </span>
    </span>
  );
}
