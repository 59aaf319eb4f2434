import type { RunView } from '../../electron/contract/run.ts';
import { Status } from '../shared/components/status.tsx';
import { nearClock } from '../shared/format/time.ts';
import { type Translate, useT } from '../shared/i18n/use-t.ts';
import { isUnderWay } from '../shared/state/use-settled-runs.ts';
import styles from './run-line.module.css';

/** The newest run in one line: its word, since when, and how many of how many. */
export function RunLine({ run }: { readonly run: RunView | undefined }) {
  const t = useT();
  if (!run) {
    return (
      <div className={styles.line}>
        <Status status="idle" practice={false} large />
      </div>
    );
  }
  return (
    <div className={styles.line}>
      <Status {...run} large />
      <span className={styles.more}>{remarks(run, t).join(' · ')}</span>
    </div>
  );
}

function remarks(run: RunView, t: Translate): string[] {
  const { accepted, rejected, unknown, failed } = run.counts;
  const total = accepted + rejected + unknown + failed;
  const time = nearClock(new Date(run.createdAt), new Date());
  return [
    t(run.status === 'accepted' ? 'run.since' : 'run.at', { time }),
    ...(!isUnderWay(run) && total > 1 ? [t('run.counts', { accepted, total })] : []),
    ...(run.ended ? [t('run.ended')] : []),
  ];
}
