import { memo } from 'react';
import { shownName } from '#contract/rules/shown-name.ts';
import { useT } from '../../shared/i18n/use-t.ts';
import { usePreset } from '../controls/use-preset.ts';
import { CardHead, type OnBoardProps, Tags } from './card-head.tsx';
import { CardNotes, RetryButton, StateLine, TroubleLine } from './card-lines.tsx';
import { MainButton } from './main-button.tsx';
import { PresetLine } from './preset-line.tsx';
import { PresetMenu } from './preset-menu.tsx';
import styles from './preset-row.module.css';
import { useMarks } from './use-marks.ts';

/** One preset on two lines, for many at a glance: what it is, how it stands, and the buttons. */
export const PresetRow = memo(function PresetRow(props: OnBoardProps) {
  const t = useT();
  const { preset } = props;
  const on = usePreset(preset);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields; others automate against this role
    <div
      role="group"
      aria-label={shownName(preset.name, t)}
      className={styles.row}
      data-tone={on.tone}
      data-preset={preset.id}
      {...useMarks(preset.id)}
      tabIndex={-1}
    >
      <div className={styles.line}>
        <div className={styles.what}>
          <div className={styles.head}>
            <CardHead {...props} account={on.account} practice={on.practice} />
          </div>
          <div className={styles.facts}>
            <PresetLine preset={preset} account={on.account} />
            <Tags tags={preset.tags} />
          </div>
        </div>
        <div className={styles.state}>
          <StateLine on={on} />
          <TroubleLine on={on} />
        </div>
        <div className={styles.buttons}>
          <RetryButton preset={preset} on={on} />
          <MainButton preset={preset} on={on} />
          <PresetMenu preset={preset} on={on} />
        </div>
      </div>
      <CardNotes on={on} />
    </div>
  );
});
