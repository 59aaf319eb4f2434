import { memo } from 'react';
import { shownName } from '#contract/rules/shown-name.ts';
import { AccountName } from '../../shared/accounts/account-name.tsx';
import { ErrorNote } from '../../shared/components/note.tsx';
import { streamCount, vendorList } from '../../shared/format/text.ts';
import { useT } from '../../shared/i18n/use-t.ts';
import { accountMissingText, secretText } from '../../shared/presets/account-text.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
import { type PresetOnBoard, usePreset } from '../controls/use-preset.ts';
import { EndsLine, OrphanLine, RunLine } from '../run/run-line.tsx';
import { CardFoot } from './card-foot.tsx';
import { CardHead, type OnBoardProps, Tags } from './card-head.tsx';
import { MainButton } from './main-button.tsx';
import { PresetMenu } from './preset-menu.tsx';
import styles from './preset-row.module.css';
import { RunOutcome } from './run-outcome.tsx';

/** One preset on two lines, for many at a glance; what went wrong with it stands beneath, as on a card. */
export const PresetRow = memo(function PresetRow(props: OnBoardProps) {
  const t = useT();
  const { preset } = props;
  const on = usePreset(preset);
  const { run, standing, practice, busy, tone } = on;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields; others automate against this role
    <div
      role="group"
      aria-label={shownName(preset.name, t)}
      className={styles.row}
      data-tone={tone}
      data-preset={preset.id}
      tabIndex={-1}
    >
      <div className={styles.line}>
        <div className={styles.what}>
          <div className={styles.head}>
            <CardHead {...props} account={on.account} practice={practice} />
          </div>
          <Facts {...props} on={on} />
        </div>
        <div className={styles.state}>
          <RunLine
            run={run}
            standing={standing}
            total={preset.vendors.length * preset.streamIds.length}
            practice={practice}
          />
          <EndsLine {...standing} />
        </div>
        <div className={styles.buttons}>
          <CardFoot
            preset={preset}
            run={run}
            standing={standing}
            busy={busy}
            compact
            onStartMissing={on.onStartMissing}
            onStop={on.onStop}
          />
          <MainButton preset={preset} on={on} />
          <PresetMenu preset={preset} />
        </div>
      </div>
      {on.waits.any && <output>{t('presets.waitsForSecret')}</output>}
      <OrphanLine orphaned={standing.orphaned} />
      <ErrorNote code={on.error} />
      {(tone === 'amber' || run?.unrecorded) && (
        <RunOutcome preset={preset} run={run} standing={standing} earlier={on.error !== null} />
      )}
    </div>
  );
});

interface FactsProps extends OnBoardProps {
  readonly on: PresetOnBoard;
}

/** What a start would do, on one line. */
function Facts({ preset, on: { account } }: FactsProps) {
  const t = useT();
  const vault = useAppState((state) => state.vault);
  const problems = useAppState((state) => state.problems);
  const asks = account && secretText(account, vault);
  const streams = streamCount(preset.streamIds.length, t);
  return (
    <div className={styles.facts}>
      <span className={styles.account}>
        {account ? <AccountName account={account} /> : t(accountMissingText(problems))}
      </span>
      <span className="truncate" title={preset.streamIds.slice(0, 50).join('\n')}>
        {[vendorList(preset.vendors, t), streams].join(' · ')}
      </span>
      {asks && <span>{t(asks)}</span>}
      <Tags tags={preset.tags} />
    </div>
  );
}
