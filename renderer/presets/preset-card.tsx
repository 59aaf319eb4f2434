import { memo } from 'react';
import { shownName } from '#contract/rules/shown-name.ts';
import { ErrorNote } from '../shared/components/note.tsx';
import { useT } from '../shared/i18n/use-t.ts';
import { CardHead, type OnBoardProps } from './board/card-head.tsx';
import { EndsLine } from './board/ends-line.tsx';
import { MainButton } from './board/main-button.tsx';
import { Tags } from './board/tags.tsx';
import { usePreset } from './board/use-preset.ts';
import { CardFoot } from './card-foot.tsx';
import { OrphanLine } from './orphan-line.tsx';
import styles from './preset-card.module.css';
import { PresetFacts } from './preset-facts.tsx';
import { PresetMenu } from './preset-menu.tsx';
import { RunLine } from './run-line.tsx';
import { RunOutcome } from './run-outcome.tsx';

/** One preset: what it would do, what is known to run of it, what its newest run came to, and the buttons. */
export const PresetCard = memo(function PresetCard(props: OnBoardProps) {
  const t = useT();
  const { preset } = props;
  const on = usePreset(preset);
  const { run, account, standing, practice, busy } = on;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields; others automate against this role
    <div
      role="group"
      aria-label={shownName(preset.name, t)}
      className={styles.card}
      data-tone={on.tone}
      data-preset={preset.id}
      tabIndex={-1}
    >
      <div className={styles.head}>
        <CardHead {...props} account={account} practice={practice} />
        <PresetMenu preset={preset} />
      </div>
      <PresetFacts preset={preset} account={account} />
      <Tags tags={preset.tags} />
      <div className={styles.action}>
        <div className={styles.state}>
          <RunLine
            run={run}
            standing={standing}
            total={preset.vendors.length * preset.streamIds.length}
            practice={practice}
          />
          <EndsLine {...standing} knownOnly />
        </div>
        <MainButton preset={preset} on={on} />
      </div>
      {on.waits.any && <output className={styles.waits}>{t('presets.waitsForSecret')}</output>}
      <OrphanLine orphaned={standing.orphaned} />
      <ErrorNote code={on.error} />
      <RunOutcome preset={preset} run={run} standing={standing} earlier={on.error !== null} />
      <CardFoot
        preset={preset}
        run={run}
        standing={standing}
        busy={busy}
        onStartMissing={on.onStartMissing}
        onStop={on.onStop}
      />
    </div>
  );
});
