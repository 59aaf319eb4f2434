import type { Account } from '#contract/model/account.ts';
import { shownName } from '#contract/rules/shown-name.ts';
import { useT } from '../i18n/use-t.ts';
import { AccountBadge } from './account-badge.tsx';
import { AccountColour } from './account-colour.tsx';
import styles from './account-name.module.css';

interface AccountNameProps {
  readonly account: Account;
  /** What the account is for, where nothing else near by says so. */
  readonly badge?: boolean;
}

/** Which account it is, to be told apart from the others at a glance. */
export function AccountName({ account, badge = false }: AccountNameProps) {
  const t = useT();
  const name = shownName(account.name, t);
  return (
    <span className={styles.account}>
      <AccountColour colour={account.colour} />
      <span className="truncate" title={name}>
        {name}
      </span>
      {badge && <AccountBadge account={account} />}
    </span>
  );
}
