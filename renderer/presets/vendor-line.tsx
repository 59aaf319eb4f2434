import type { Preset } from '#contract/model/preset.ts';
import type { RunView } from '#contract/model/run.ts';
import { VendorName } from '../shared/components/vendor-name.tsx';
import { CallWords } from './call-words.tsx';
import { EarlierWords } from './earlier-words.tsx';
import { IdleWords } from './idle-words.tsx';
import styles from './run-outcome.module.css';
import type { VendorLine as Line } from './vendor-lines.ts';

interface VendorLineProps {
  readonly preset: Preset;
  readonly run: RunView | undefined;
  readonly line: Line;
}

/** One vendor's part: what the newest run came to there, and what runs from before it. */
export function VendorLine({ preset, run, line }: VendorLineProps) {
  const { vendor, call, own, earlier } = line;
  return (
    <li className={styles.line}>
      <VendorName vendor={vendor} />
      {run && call && <CallWords call={call} own={own} practice={run.practice} />}
      {earlier.length > 0 && <EarlierWords recordings={earlier} />}
      {!call && earlier.length === 0 && <IdleWords vendor={vendor} preset={preset} />}
    </li>
  );
}
