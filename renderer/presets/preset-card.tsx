import { useEffect, useMemo } from 'react';
import type { Preset } from '../../electron/contract/preset.ts';
import { NotAir } from '../shared/components/not-air.tsx';
import { ErrorNote } from '../shared/components/note.tsx';
import { toneOf } from '../shared/components/status.tsx';
import { useT } from '../shared/i18n/use-t.ts';
import { useAppState } from '../shared/state/use-app-state.ts';
import { isUnderWay } from '../shared/state/use-settled-runs.ts';
import styles from './preset-card.module.css';
import { PresetFacts } from './preset-facts.tsx';
import { PresetMenu, type PresetMenuProps } from './preset-menu.tsx';
import { RunLine } from './run-line.tsx';
import { RunOutcome } from './run-outcome.tsx';
import { secondStartWords } from './second-start.ts';
import { StartButton } from './start-button.tsx';
import { useStart } from './use-start.ts';

interface PresetCardProps extends Omit<PresetMenuProps, 'name'> {
  readonly preset: Preset;
}

/** One preset: what it would do, what its newest run came to, and the button. */
export function PresetCard({ preset, ...menu }: PresetCardProps) {
  const run = useAppState((state) => state.runs[preset.id]);
  const t = useT();
  const accounts = useAppState((state) => state.accounts);
  const capabilities = useAppState((state) => state.vendors);
  const account = useMemo(
    () => accounts.find(({ id }) => id === preset.accountId),
    [accounts, preset.accountId],
  );
  const start = useStart(preset.id);
  // A refusal is news until something else has happened to the preset, from wherever that came.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another run is the very thing waited for
  useEffect(() => start.clear(), [run?.id, start.clear]);
  const practice = account?.practice ?? false;
  const tone = run ? toneOf(run) : 'grey';
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields; others automate against this role
    <div role="group" aria-label={preset.name} className={styles.card} data-tone={tone}>
      <div className={styles.head}>
        <h2 className={styles.name} title={preset.name}>
          {preset.name}
        </h2>
        {practice && <NotAir />}
        <PresetMenu name={preset.name} {...menu} />
      </div>
      <PresetFacts preset={preset} account={account} />
      <div className={styles.action}>
        <RunLine run={run} />
        <StartButton
          name={preset.name}
          underWay={isUnderWay(run) || start.busy}
          again={secondStartWords(run, capabilities, t)}
          onStart={start.run}
        />
      </div>
      <ErrorNote code={start.error} />
      <RunOutcome preset={preset} run={run} />
    </div>
  );
}
