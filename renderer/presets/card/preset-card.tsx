import { memo } from 'react';
import { shownName } from '#contract/rules/shown-name.ts';
import { Status } from '../../shared/components/status.tsx';
import { useT } from '../../shared/i18n/use-t.ts';
import { accountMissingText } from '../../shared/presets/account-text.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
import { usePreset } from '../controls/use-preset.ts';
import { CardHead, type OnBoardProps } from './card-head.tsx';
import { CardNotes, RetryButton, StateLine, TroubleLine } from './card-lines.tsx';
import { MainButton } from './main-button.tsx';
import styles from './preset-card.module.css';
import { PresetLine } from './preset-line.tsx';
import { PresetMenu } from './preset-menu.tsx';
import { useMarks } from './use-marks.ts';

/** One preset on two lines: its name, and its state; a third line where something is wrong. */
export const PresetCard = memo(function PresetCard(props: OnBoardProps) {
  const t = useT();
  const { preset } = props;
  const on = usePreset(preset);
  const isIdle = on.summary.state === 'idle';
  const missing = useAppState(({ problems }) => accountMissingText(problems));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields; others automate against this role
    <div
      role="group"
      aria-label={shownName(preset.name, t)}
      className={styles.card}
      data-tone={on.tone}
      data-preset={preset.id}
      {...useMarks(preset.id)}
      tabIndex={-1}
    >
      <div className={styles.main}>
        <div className={styles.what}>
          <div className={styles.head}>
            <CardHead {...props} account={on.account} practice={on.practice} />
          </div>
          {isIdle ? (
            <div className={styles.idle}>
              <Status status="idle" practice={false} large />
              <PresetLine preset={preset} account={on.account} />
            </div>
          ) : (
            <StateLine on={on} />
          )}
        </div>
        <MainButton preset={preset} on={on} />
        <PresetMenu preset={preset} on={on} />
      </div>
      <div className={styles.trouble}>
        <TroubleLine on={on} />
        <RetryButton preset={preset} on={on} />
      </div>
      {!isIdle && !on.account && <p className={styles.missing}>{t(missing)}</p>}
      <CardNotes on={on} />
    </div>
  );
});
