import type { RunView } from '../../../electron/contract/run.ts';
import type { Recording } from '../../../electron/contract/start.ts';
import { Status, statusWord } from '../../shared/components/status.tsx';
import { VendorName } from '../../shared/components/vendor-name.tsx';
import { useT } from '../../shared/i18n/use-t.ts';
import type { VendorSum } from './lanes.ts';
import styles from './run-view.module.css';

interface VendorSumsProps {
  readonly sums: readonly VendorSum[];
  readonly run: Pick<RunView, 'action' | 'practice'>;
  /** What is known to run of it. */
  readonly running: readonly Recording[];
}

/** Vendor by vendor, how many streams stand where, and how many requests have been answered. */
export function VendorSums({ sums, run, running }: VendorSumsProps) {
  const t = useT();
  return (
    <ul className={styles.sums}>
      {sums.map(({ vendor, counts, requests, answered }) => (
        <li key={vendor} className={styles.sum}>
          <VendorName vendor={vendor} />
          <span className={styles.counts}>
            {counts.map(({ status, count }) => {
              const { action, practice } = run;
              const ended = !running.some((recording) => recording.vendor === vendor);
              const standing = { status, action, practice, ended };
              const word = t('lane.count', { count, status: statusWord(standing, t) });
              return <Status key={status} {...standing} word={word} />;
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
