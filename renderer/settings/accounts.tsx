import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { Account } from '../../electron/contract/account.ts';
import { Panel } from '../shared/components/panel.tsx';
import { useT } from '../shared/i18n/use-t.ts';
import { go, NEW_ACCOUNT, usePlace } from '../shared/navigation.ts';
import { useAppState } from '../shared/state/use-app-state.ts';
import { AccountEditor } from './account-editor.tsx';
import { AccountLine } from './account-line.tsx';
import styles from './accounts.module.css';
import { DeleteAccount } from './delete-account.tsx';

/** Projects that may be recorded for. A new one has an address of its own, so other sections lead there. */
export function Accounts() {
  const t = useT();
  const { part } = usePlace();
  const accounts = useAppState((state) => state.accounts);
  const [editing, setEditing] = useState<Account | null>(null);
  const [deleting, setDeleting] = useState<Account | null>(null);
  const [saved, setSaved] = useState<string | null>(null);
  const adding = part === NEW_ACCOUNT;
  return (
    <Panel
      title={t('accounts.title')}
      actions={
        <Button
          variant="default"
          leftSection={<IconPlus size={16} />}
          onClick={() => go('settings', NEW_ACCOUNT)}
        >
          {t('accounts.add')}
        </Button>
      }
    >
      <ul className={styles.accounts}>
        {accounts.map((account) => (
          <AccountLine
            key={account.id}
            account={account}
            offerTest={account.id === saved}
            onEdit={() => setEditing(account)}
            onDelete={() => setDeleting(account)}
          />
        ))}
      </ul>
      {(adding || editing) && (
        <AccountEditor
          account={editing}
          onSaved={setSaved}
          onClosed={() => {
            setEditing(null);
            if (adding) go('settings');
          }}
        />
      )}
      {deleting && <DeleteAccount account={deleting} onClosed={() => setDeleting(null)} />}
    </Panel>
  );
}
