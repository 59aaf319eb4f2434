import { Button } from '@mantine/core';
import type { Account } from '#contract/model/account.ts';
import { AccountName } from '../shared/accounts/account-name.tsx';
import { isCustom, regionOf } from '../shared/accounts/endpoint.ts';
import { Badge } from '../shared/components/badge.tsx';
import { useT } from '../shared/i18n/use-t.ts';
import { AccountSecret } from './account-secret.tsx';
import { AccountTest } from './account-test.tsx';
import styles from './accounts.module.css';

interface AccountLineProps {
  readonly account: Account;
  readonly offerTest: boolean;
  readonly onEdit: () => void;
  readonly onDelete: () => void;
}

/** An account as far as it may be known: all but its secret, and how that is kept. */
export function AccountLine({ account, offerTest, onEdit, onDelete }: AccountLineProps) {
  const t = useT();
  const region = regionOf(account.endpoint);
  const facts = [
    t('accounts.appId', { appId: account.appId }),
    region ? t(`region.${region}`) : account.endpoint,
    ...(account.isTest === null ? [] : [`IsTest=${account.isTest}`]),
  ];
  // The built-in one is made up at each start: there is nothing in it to change.
  const builtIn = account.protection === 'practice';
  return (
    <li className={styles.account}>
      <div className={styles.text}>
        <div className={styles.head}>
          <strong className={styles.name}>
            <AccountName account={account} badge />
          </strong>
          {isCustom(account) && <Badge tone="amber">{t('badge.customEndpoint')}</Badge>}
        </div>
        <div className={styles.facts}>{facts.join(' · ')}</div>
        <AccountSecret account={account} onEnter={onEdit} />
        <AccountTest account={account} offered={offerTest} />
      </div>
      {!builtIn && (
        <>
          <Button
            variant="default"
            size="compact-sm"
            onClick={onEdit}
            aria-label={t('accounts.edit.label', { account: account.name })}
          >
            {t('accounts.edit')}
          </Button>
          <Button
            variant="default"
            size="compact-sm"
            onClick={onDelete}
            aria-label={t('accounts.delete.label', { account: account.name })}
          >
            {t('accounts.delete')}
          </Button>
        </>
      )}
    </li>
  );
}
