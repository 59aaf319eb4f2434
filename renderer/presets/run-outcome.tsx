import type { Preset } from '../../electron/contract/preset.ts';
import type { RunView } from '../../electron/contract/run.ts';
import { Note } from '../shared/components/note.tsx';
import { useT } from '../shared/i18n/use-t.ts';
import type { Standing } from '../shared/recordings/standing.ts';
import { RunAdvice } from './run-advice.tsx';
import styles from './run-outcome.module.css';
import { UnknownStreams } from './unknown-streams.tsx';
import { VendorLine } from './vendor-line.tsx';
import { vendorLines } from './vendor-lines.ts';

interface RunOutcomeProps {
  readonly preset: Preset;
  readonly run: RunView | undefined;
  readonly standing: Standing;
}

/** Vendor by vendor, what will be, what runs, or what came of the newest run; then what to do about it. */
export function RunOutcome({ preset, run, standing }: RunOutcomeProps) {
  const t = useT();
  return (
    <div className={styles.outcome}>
      <ul className={styles.lines}>
        {vendorLines(preset, run, standing.running).map((line) => (
          <VendorLine key={line.call?.id ?? line.vendor} preset={preset} run={run} line={line} />
        ))}
      </ul>
      {run && <RunAdvice run={run} />}
      {run && <UnknownStreams run={run} perhaps={standing.perhaps} />}
      {run?.unrecorded && (
        <Note tone="red" sign="!">
          {t('run.unrecorded')}
        </Note>
      )}
    </div>
  );
}
