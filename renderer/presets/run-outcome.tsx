import { Button } from '@mantine/core';
import type { Preset } from '#contract/model/preset.ts';
import type { RunView } from '#contract/model/run.ts';
import type { Standing } from '#contract/rules/classify-targets.ts';
import { mayDismiss } from '#contract/rules/in-doubt.ts';
import { Note } from '../shared/components/note.tsx';
import { nearClock } from '../shared/format/time.ts';
import { useT } from '../shared/i18n/use-t.ts';
import { setDismissed, useShownRun } from './run/dismissed.ts';
import { lanesOf, sumsOf } from './run/lanes.ts';
import { VendorSums } from './run/vendor-sums.tsx';
import { RunAdvice } from './run-advice.tsx';
import styles from './run-outcome.module.css';
import { UnknownStreams } from './unknown-streams.tsx';
import { VendorLine } from './vendor-line.tsx';
import { vendorLines } from './vendor-lines.ts';

/** Up to so many requests have a line each; of more, each vendor has one. */
const MOST_LINES = 8;

interface RunOutcomeProps {
  readonly preset: Preset;
  readonly run: RunView | undefined;
  readonly standing: Standing;
  /** Something newer is told above: this is said to be of the run before. */
  readonly earlier?: boolean;
}

/** Vendor by vendor, what will be, what runs, or what came of the newest run; then what to do about it. */
export function RunOutcome({ preset, run: newest, standing, earlier = false }: RunOutcomeProps) {
  const t = useT();
  const { running, perhaps } = standing;
  const run = useShownRun(newest, perhaps);
  const lines = vendorLines(preset, run, running);
  const many = run !== undefined && lines.length > MOST_LINES;
  const single = many ? lines.filter(({ call, earlier }) => !call || earlier.length > 0) : lines;
  return (
    <div className={styles.outcome}>
      {many && <VendorSums sums={sumsOf(lanesOf(run), running)} run={run} />}
      {single.length > 0 && (
        <ul className={styles.lines}>
          {single.map((line) => (
            <VendorLine key={line.call?.id ?? line.vendor} preset={preset} run={run} line={line} />
          ))}
        </ul>
      )}
      {earlier && run && run.status !== 'accepted' && (
        <p className={styles.earlier}>
          {t('run.earlier', { time: nearClock(new Date(run.createdAt), new Date()) })}
        </p>
      )}
      {run && <RunAdvice run={run} />}
      {run && <UnknownStreams run={run} perhaps={perhaps} />}
      {run?.unrecorded && (
        <Note tone="red" sign="!">
          {t('run.unrecorded')}
        </Note>
      )}
      {run && run.status !== 'accepted' && mayDismiss(run, perhaps) && (
        <div>
          <Button
            variant="default"
            size="compact-sm"
            aria-label={t('run.dismiss.label', { preset: preset.name })}
            onClick={() => setDismissed(run.id, true)}
          >
            {t('run.dismiss')}
          </Button>
        </div>
      )}
    </div>
  );
}
