import type { Account } from '#contract/model/account.ts';
import type { AccountColour as Colour } from '#contract/model/account-colours.ts';
import { shownName } from '#contract/rules/shown-name.ts';
import { Badge, NotAir } from '../components/badge.tsx';
import { useT } from '../i18n/use-t.ts';
import styles from './account-name.module.css';

interface AccountNameProps {
  readonly account: Account;
  /** What the account is for, where nothing else near by says so. */
  readonly badge?: boolean;
}

/** The account's name and colour, which distinguish it from the others at a glance. */
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

/** What the account is for. Practice follows from its address, whatever the operator chose. */
export function AccountBadge({
  account,
}: {
  readonly account: Pick<Account, 'badge' | 'practice'>;
}) {
  const t = useT();
  if (account.practice) return <NotAir />;
  return (
    <Badge tone="grey" dashed={account.badge === 'test'}>
      {t(`badge.${account.badge}`)}
    </Badge>
  );
}

/** A mark in an account's colour. Its name always stands beside it: never colour alone. */
export function AccountColour({ colour }: { readonly colour: Colour }) {
  return <span className={styles.mark} data-account-colour={colour} aria-hidden="true" />;
}
