import { IconBroadcast, IconClockStop, IconLock, IconServer } from '@tabler/icons-react';
import { memo, type ReactNode } from 'react';
import type { Account } from '#contract/model/account.ts';
import type { End, Preset } from '#contract/model/preset.ts';
import { shownName } from '#contract/rules/shown-name.ts';
import { AccountName } from '../../shared/accounts/account-name.tsx';
import { ErrorNote } from '../../shared/components/note.tsx';
import { streamCount, vendorList } from '../../shared/format/text.ts';
import { type Translate, useT } from '../../shared/i18n/use-t.ts';
import { accountMissingText, secretText } from '../../shared/presets/account-text.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
import { usePreset } from '../controls/use-preset.ts';
import { EndsLine, OrphanLine, RunLine } from '../run/run-line.tsx';
import { CardFoot } from './card-foot.tsx';
import { CardHead, type OnBoardProps, Tags } from './card-head.tsx';
import { MainButton } from './main-button.tsx';
import styles from './preset-card.module.css';
import { PresetMenu } from './preset-menu.tsx';
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

interface PresetFactsProps {
  readonly preset: Preset;
  readonly account: Account | undefined;
}

/** What a start would do; what each vendor makes of the end stands beside the vendor. */
function PresetFacts({ preset, account }: PresetFactsProps) {
  const t = useT();
  const vault = useAppState((state) => state.vault);
  const problems = useAppState((state) => state.problems);
  const asks = account && secretText(account, vault);
  const streams = preset.streamIds.join('  ');
  return (
    <ul className={styles.facts}>
      <Fact icon={<IconServer size={15} />}>
        <span className={styles.account}>
          {account ? <AccountName account={account} /> : t(accountMissingText(problems))}
        </span>
        <span className={styles.vendors}>{`· ${vendorList(preset.vendors, t)}`}</span>
      </Fact>
      {asks && <Fact icon={<IconLock size={15} />}>{t(asks)}</Fact>}
      <Fact icon={<IconBroadcast size={15} />}>
        <span className="truncate" title={preset.streamIds.slice(0, 50).join('\n')}>
          {streamCount(preset.streamIds.length, t)}
          <span className={`${styles.streams} mono`}>{streams}</span>
        </span>
      </Fact>
      <Fact icon={<IconClockStop size={15} />}>{endText(preset.end, t)}</Fact>
    </ul>
  );
}

function endText(end: End | null, t: Translate): string {
  if (end === null) return t('end.none');
  return 'at' in end
    ? t('end.at', { time: end.at })
    : t('end.after', { minutes: end.afterMinutes });
}

function Fact({ icon, children }: { readonly icon: ReactNode; readonly children: ReactNode }) {
  return (
    <li className={styles.fact}>
      <span className={styles.icon} aria-hidden="true">
        {icon}
      </span>
      {children}
    </li>
  );
}
