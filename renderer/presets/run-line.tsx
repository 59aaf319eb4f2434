import {
  isUnderWay,
  isWell,
  type RunView,
  shownStatus,
  streamCounts,
} from '#contract/model/run.ts';
import type { Standing } from '#contract/rules/classify-targets.ts';
import { Status } from '../shared/components/status.tsx';
import { nearClock } from '../shared/format/time.ts';
import { type Translate, useT } from '../shared/i18n/use-t.ts';
import { QueueLine } from './queue-line.tsx';
import { useShownRun } from './run/dismissed.ts';
import styles from './run-line.module.css';
import { TallyLine } from './tally-line.tsx';

interface RunLineProps {
  readonly run: RunView | undefined;
  readonly standing: Standing;
  /** Streams that the preset names, at all its vendors. */
  readonly total: number;
  readonly practice: boolean;
}

/**
 * What is known to run, and the newest run where it says something else: while it is under way, where it
 * went wrong, and after a stop; not what somebody has put away.
 */
export function RunLine({ run: newest, standing, total, practice }: RunLineProps) {
  const run = useShownRun(newest, standing.perhaps);
  const isKnown = standing.running.length > 0;
  const tally = (beneath: boolean) => (
    <TallyLine {...standing} total={total} practice={practice} beneath={beneath} />
  );
  if (!run) {
    const isIdle = !isKnown && standing.perhaps.length === 0;
    // Beneath stands what the preset records and does not name any more.
    if (isIdle && standing.orphaned.length > 0) return null;
    return isIdle ? <Status status="idle" practice={false} large /> : tally(false);
  }
  const isWellStarted = run.action === 'StartCDNRecord' && isWell(shownStatus(run));
  if (isWellStarted && isKnown) return tally(false);
  return (
    <div className={styles.lines}>
      <NewestRun run={run} counted={!isKnown} />
      {isUnderWay(run) && <QueueLine run={run} />}
      {isKnown && tally(true)}
    </div>
  );
}

interface NewestRunProps {
  readonly run: RunView;
  /** Whether to say how much was accepted: the tally says it otherwise. */
  readonly counted: boolean;
}

function NewestRun({ run, counted }: NewestRunProps) {
  const t = useT();
  return (
    <div className={styles.line}>
      <Status {...run} status={shownStatus(run)} ended large />
      <span className={styles.more}>{remarks(run, counted, t).join(' · ')}</span>
    </div>
  );
}

function remarks(run: RunView, counted: boolean, t: Translate): string[] {
  const { accepted, total } = streamCounts(run);
  const time = nearClock(new Date(run.createdAt), new Date());
  const isOver = run.action === 'StartCDNRecord' && isWell(shownStatus(run));
  return [
    t('run.at', { time }),
    ...(counted && !isUnderWay(run) && total > 1 ? [t('run.counts', { accepted, total })] : []),
    ...(isOver ? [t(run.ended ? 'run.ended' : 'run.stoppedSince')] : []),
  ];
}
