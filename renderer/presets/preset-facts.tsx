import { IconBroadcast, IconClockStop, IconLock, IconServer } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Account } from '#contract/model/account.ts';
import type { End, Preset } from '#contract/model/preset.ts';
import { AccountName } from '../shared/accounts/account-name.tsx';
import { streamCount, vendorList } from '../shared/format/words.ts';
import { type Translate, useT } from '../shared/i18n/use-t.ts';
import { accountMissingWords, secretWords } from '../shared/presets/account-words.ts';
import { useAppState } from '../shared/state/use-app-state.ts';
import styles from './preset-facts.module.css';

interface PresetFactsProps {
  readonly preset: Preset;
  readonly account: Account | undefined;
}

/** What a start would do; what each vendor makes of the end stands beside the vendor. */
export function PresetFacts({ preset, account }: PresetFactsProps) {
  const t = useT();
  const vault = useAppState((state) => state.vault);
  const problems = useAppState((state) => state.problems);
  const asks = account && secretWords(account, vault);
  const streams = preset.streamIds.join('  ');
  return (
    <ul className={styles.facts}>
      <Fact icon={<IconServer size={15} />}>
        <span className={styles.account}>
          {account ? <AccountName account={account} /> : t(accountMissingWords(problems))}
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
      <Fact icon={<IconClockStop size={15} />}>{endWords(preset.end, t)}</Fact>
    </ul>
  );
}

function endWords(end: End | null, t: Translate): string {
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
