import { isUnderWay, type RunView, shownStatus, streamCounts } from '#contract/model/run.ts';
import { sentences } from '#contract/rules/text.ts';
import { NotAir } from '../../shared/components/not-air.tsx';
import { Note } from '../../shared/components/note.tsx';
import { Status, signOf, toneOf } from '../../shared/components/status.tsx';
import { nearClock } from '../../shared/format/time.ts';
import { useT } from '../../shared/i18n/use-t.ts';
import { RunAdvice } from '../run-advice.tsx';
import styles from './run-view.module.css';

interface RunHeadProps {
  readonly run: RunView;
  /** Something of it is known to run. */
  readonly runs: boolean;
  readonly steps: readonly string[];
}

/** Where the whole of it stands, and what to do next. */
export function RunHead({ run, runs, steps }: RunHeadProps) {
  const t = useT();
  const { accepted, total } = streamCounts(run);
  const standing = { ...run, status: shownStatus(run), ended: !runs };
  const facts = [
    t('run.at', { time: nearClock(new Date(run.createdAt), new Date()) }),
    t(`source.${run.source}`),
    ...(isUnderWay(run) || total < 2 ? [] : [t('run.counts', { accepted, total })]),
  ];
  return (
    <>
      <div className={styles.head}>
        <Status {...standing} large />
        {run.practice && <NotAir />}
        <span className={styles.facts}>{facts.join(' · ')}</span>
      </div>
      <Note tone={toneOf(standing)} sign={signOf(standing)}>
        {steps.length > 0 && <p className={styles.steps}>{sentences(steps, t)}</p>}
        <RunAdvice run={run} />
      </Note>
      {run.unrecorded && (
        <Note tone="red" sign="!">
          {t('run.unrecorded')}
        </Note>
      )}
    </>
  );
}
