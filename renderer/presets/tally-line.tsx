import type { Recording } from '#contract/model/start.ts';
import { Status } from '../shared/components/status.tsx';
import { nearClock } from '../shared/format/time.ts';
import { useT } from '../shared/i18n/use-t.ts';
import styles from './run-line.module.css';

interface TallyLineProps {
  readonly running: readonly Recording[];
  readonly perhaps: readonly Recording[];
  readonly total: number;
  readonly practice: boolean;
  /** Another state stands above it, and is the one to be read first. */
  readonly beneath?: boolean;
}

/**
 * What was accepted and is not known to have ended; what a vendor only reports as recording, and what only a
 * person has seen, is told apart in words.
 */
export function TallyLine({ running, perhaps, total, practice, beneath = false }: TallyLineProps) {
  const t = useT();
  const accepted = running.filter(({ certainty }) => certainty === 'accepted');
  const reported = running.filter(({ certainty }) => certainty === 'reported').length;
  const seen = running.length - accepted.length - reported;
  const of = [accepted, running, perhaps].find((some) => some.length > 0) ?? [];
  const time = nearClock(new Date(of.map(({ since }) => since).sort()[0] ?? ''), new Date());
  const counted = total > 1 && accepted.length > 0;
  const more = [
    t('run.at', { time }),
    ...(total > 1 && !counted ? [t('run.counts', { accepted: accepted.length, total })] : []),
    ...(reported > 0 && reported < running.length ? [t('run.reported', { count: reported })] : []),
    ...(seen > 0 && seen < running.length ? [t('run.seen', { count: seen })] : []),
    ...(perhaps.length > 0 ? [t('run.perhaps', { count: perhaps.length })] : []),
  ];
  const isReported = reported > 0 && accepted.length === 0;
  const status = running.length === 0 ? 'unknown' : isReported ? 'already-recording' : 'accepted';
  const counts = counted ? t('run.counts', { accepted: accepted.length, total }) : undefined;
  const word = seen > 0 && seen === running.length ? t('run.person') : counts;
  return (
    <div className={styles.line}>
      <Status status={status} practice={practice} large={!beneath} word={word} />
      <span className={styles.more}>{more.join(' · ')}</span>
    </div>
  );
}
