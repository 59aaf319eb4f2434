import type { Account } from '#contract/model/account.ts';
import type { Preset } from '#contract/model/preset.ts';
import { AccountName } from '../../shared/accounts/account-name.tsx';
import { streamCount, vendorList } from '../../shared/format/text.ts';
import { useT } from '../../shared/i18n/use-t.ts';
import { accountMissingText, secretText } from '../../shared/presets/account-text.ts';
import { endText } from '../../shared/presets/end-text.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
import styles from './preset-line.module.css';

interface PresetLineProps {
  readonly preset: Preset;
  readonly account: Account | undefined;
}

/** What a start would do, on one line; what it would ask for first comes before that. */
export function PresetLine({ preset, account }: PresetLineProps) {
  const t = useT();
  const vault = useAppState((state) => state.vault);
  const problems = useAppState((state) => state.problems);
  const capabilities = useAppState((state) => state.vendors);
  const asks = account && secretText(account, vault);
  const facts = [
    vendorList(preset.vendors, t),
    streamCount(preset.streamIds.length, t),
    endText(preset, capabilities, t),
  ].join(' · ');
  return (
    <div className={styles.line}>
      {asks && (
        <span className={styles.asks} title={t(asks)}>
          {t(asks)}
        </span>
      )}
      <span className={styles.account}>
        {account ? <AccountName account={account} /> : t(accountMissingText(problems))}
      </span>
      <span className="truncate" title={[facts, ...preset.streamIds.slice(0, 50)].join('\n')}>
        {facts}
      </span>
    </div>
  );
}
