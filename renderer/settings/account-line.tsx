import { Button } from '@mantine/core';
import type { Account } from '../../electron/contract/account.ts';
import { Badge } from '../shared/components/badge.tsx';
import { NotAir } from '../shared/components/not-air.tsx';
import { useT } from '../shared/i18n/use-t.ts';
import { AccountTest } from './account-test.tsx';
import styles from './accounts.module.css';
import { isCustom, regionOf } from './endpoint.ts';

interface AccountLineProps {
  readonly account: Account;
  readonly offerTest: boolean;
  readonly onEdit: () => void;
  readonly onDelete: () => void;
}

/** An account as far as it may be known: the secret is there, and how it is kept. */
export function AccountLine({ account, offerTest, onEdit, onDelete }: AccountLineProps) {
  const t = useT();
  const region = regionOf(account.endpoint);
  const facts = [
    t('accounts.appId', { appId: account.appId }),
    region ? t(`region.${region}`) : account.endpoint,
    ...(account.isTest ? [t('accounts.isTest')] : []),
  ];
  // The built-in one is made up at each start: there is nothing in it to change.
  const builtIn = account.protection === 'practice';
  return (
    <li className={styles.account}>
      <div className={styles.text}>
        <div className={styles.head}>
          <span className={`${styles.name} truncate`} title={account.name}>
            {account.name}
          </span>
          {account.practice && <NotAir />}
          {isCustom(account) && <Badge tone="amber">{t('badge.customEndpoint')}</Badge>}
        </div>
        <div className={styles.facts}>{facts.join(' · ')}</div>
        <div className={styles.facts}>{t(`accounts.protection.${account.protection}`)}</div>
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
