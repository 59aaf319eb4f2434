import type { RunView } from '#contract/model/run.ts';
import { Status, statusText } from '../../shared/components/status.tsx';
import { VendorName } from '../../shared/components/vendor-name.tsx';
import { useT } from '../../shared/i18n/use-t.ts';
import type { VendorSum } from './lanes.ts';
import styles from './run-view.module.css';

interface VendorSumsProps {
  readonly sums: readonly VendorSum[];
  readonly run: Pick<RunView, 'action' | 'practice'>;
}

/** Vendor by vendor, how many streams stand where, and how many requests have been answered. */
export function VendorSums({ sums, run }: VendorSumsProps) {
  const t = useT();
  return (
    <ul className={styles.sums}>
      {sums.map(({ vendor, counts, requests, answered }) => (
        <li key={vendor} className={styles.sum}>
          <VendorName vendor={vendor} />
          <span className={styles.counts}>
            {counts.map(({ status, ended, count }) => {
              const { action, practice } = run;
              const standing = { status, action, practice, ended };
              const key = ended ? 'lane.count.over' : 'lane.count';
              const text = t(key, { count, status: statusText(standing, t) });
              return <Status key={`${status} ${ended}`} {...standing} text={text} />;
            })}
            {answered < requests && (
              <span className={styles.answered}>
                {t('lane.answered', { answered, count: requests })}
              </span>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
