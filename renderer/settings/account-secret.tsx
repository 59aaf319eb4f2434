import { Button } from '@mantine/core';
import type { Account } from '#contract/model/account.ts';
import { Note } from '../shared/components/note.tsx';
import { useT } from '../shared/i18n/use-t.ts';
import { isFault } from '../shared/secrets/vault-states.ts';
import { useAppState } from '../shared/state/use-app-state.ts';
import styles from './accounts.module.css';

interface AccountSecretProps {
  readonly account: Account;
  readonly onEnter: () => void;
}

/** Whether the account's secret can be used, and how it is protected: all that is ever told of it. */
export function AccountSecret({ account, onEnter }: AccountSecretProps) {
  const t = useT();
  const fault = useAppState((state) => isFault(state.vault.state));
  if (account.secret === 'missing') {
    return (
      <Note
        tone="amber"
        sign="!"
        actions={
          <Button
            variant="default"
            size="compact-sm"
            onClick={onEnter}
            aria-label={t('accounts.enterSecret.label', { account: account.name })}
          >
            {t('accounts.enterSecret')}
          </Button>
        }
      >
        {t('accounts.secret.isMissing')}
      </Note>
    );
  }
  const shut = account.secret === 'locked';
  const words = [
    ...(shut ? [t(fault ? 'accounts.secret.isUnreadable' : 'accounts.secret.isLocked')] : []),
    ...(account.protection ? [t(`accounts.protection.${account.protection}`)] : []),
  ];
  return <div className={styles.facts}>{words.join(t('sentence.separator'))}</div>;
}
