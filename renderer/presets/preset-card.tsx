import type { Preset } from '../../electron/contract/preset.ts';
import { useAsked } from '../questions/use-asked.ts';
import { useStart } from '../questions/use-start.ts';
import { useStop } from '../questions/use-stop.ts';
import { AccountBadge } from '../shared/accounts/account-badge.tsx';
import { useAccount, waitsForSecret } from '../shared/accounts/use-account.ts';
import { NotAir } from '../shared/components/not-air.tsx';
import { ErrorNote } from '../shared/components/note.tsx';
import { useT } from '../shared/i18n/use-t.ts';
import { useStanding } from '../shared/recordings/use-standing.ts';
import { useAppState } from '../shared/state/use-app-state.ts';
import { isUnderWay } from '../shared/state/use-settled-runs.ts';
import { CardFoot } from './card-foot.tsx';
import { cardTone } from './card-tone.ts';
import styles from './preset-card.module.css';
import { PresetFacts } from './preset-facts.tsx';
import { PresetMenu, type PresetMenuProps } from './preset-menu.tsx';
import { RunLine } from './run-line.tsx';
import { RunOutcome } from './run-outcome.tsx';
import { StartButton } from './start-button.tsx';

interface PresetCardProps extends Omit<PresetMenuProps, 'name'> {
  readonly preset: Preset;
}

/** One preset: what it would do, what is known to run of it, what its newest run came to, and the buttons. */
export function PresetCard({ preset, ...menu }: PresetCardProps) {
  const t = useT();
  const run = useAppState((state) => state.runs[preset.id]);
  const account = useAccount(preset.accountId);
  const standing = useStanding(preset);
  const start = useStart(preset.id);
  const { onStop } = useStop(preset);
  const { starting, stopping, error } = useAsked(preset.id);
  // Where the account cannot be read now, what it did last still tells.
  const practice = account?.practice ?? run?.practice ?? false;
  const busy = isUnderWay(run) || starting || stopping;
  const waits = waitsForSecret(account);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields; others automate against this role
    <div
      role="group"
      aria-label={preset.name}
      className={styles.card}
      data-tone={cardTone(run, standing, practice)}
    >
      <div className={styles.head}>
        <h2 className={styles.name} title={preset.name}>
          {preset.name}
        </h2>
        {account ? <AccountBadge account={account} /> : practice && <NotAir />}
        <PresetMenu name={preset.name} {...menu} />
      </div>
      <PresetFacts preset={preset} account={account} />
      <div className={styles.action}>
        <RunLine
          run={run}
          standing={standing}
          total={preset.vendors.length * preset.streamIds.length}
          practice={practice}
        />
        <StartButton
          name={preset.name}
          underWay={busy}
          waits={waits && starting}
          onStart={() => void start('ask')}
        />
      </div>
      {waits && (starting || stopping) && (
        <output className={styles.waits}>{t('presets.waitsForSecret')}</output>
      )}
      <ErrorNote code={error} />
      <RunOutcome preset={preset} run={run} standing={standing} />
      <CardFoot
        preset={preset}
        run={run}
        standing={standing}
        busy={busy}
        onStartMissing={() => void start('missing')}
        onStop={onStop}
      />
    </div>
  );
}
