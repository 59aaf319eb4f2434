import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { Account } from '../../electron/contract/account.ts';
import { ErrorNote } from '../shared/components/note.tsx';
import { Panel } from '../shared/components/panel.tsx';
import { useT } from '../shared/i18n/use-t.ts';
import { NEW_ACCOUNT, useCalled } from '../shared/navigation.ts';
import { useOpenSecrets } from '../shared/secrets/use-open-secrets.ts';
import { useAppState } from '../shared/state/use-app-state.ts';
import { AccountLine } from './account-line.tsx';
import styles from './accounts.module.css';
import { DeleteAccount } from './delete-account.tsx';

/**
 * Projects that may be recorded for. They are entered in the window for secrets; a new one has an address
 * of its own, so other sections lead there.
 */
export function Accounts() {
  const t = useT();
  const accounts = useAppState((state) => state.accounts);
  const [deleting, setDeleting] = useState<Account | null>(null);
  const [saved, setSaved] = useState<string | null>(null);
  const secrets = useOpenSecrets();
  const enter = async (accountId: string | null) => {
    const answer = await secrets.run({ kind: 'account', accountId });
    if (answer.ok && answer.value.accountId !== null) setSaved(answer.value.accountId);
  };
  useCalled('settings', { [NEW_ACCOUNT]: () => void enter(null) });
  return (
    <Panel
      title={t('accounts.title')}
      actions={
        <Button
          variant="default"
          leftSection={<IconPlus size={16} />}
          onClick={() => void enter(null)}
        >
          {t('accounts.add')}
        </Button>
      }
    >
      <ErrorNote code={secrets.error} />
      {accounts.every(({ practice }) => practice) && <p>{t('accounts.empty')}</p>}
      <ul className={styles.accounts}>
        {accounts.map((account) => (
          <AccountLine
            key={account.id}
            account={account}
            offerTest={account.id === saved}
            onEdit={() => void enter(account.id)}
            onDelete={() => setDeleting(account)}
          />
        ))}
      </ul>
      {deleting && <DeleteAccount account={deleting} onClosed={() => setDeleting(null)} />}
    </Panel>
  );
}
