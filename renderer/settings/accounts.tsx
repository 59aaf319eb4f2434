import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { bridge } from '../shared/bridge/bridge.ts';
import { useAction } from '../shared/bridge/use-action.ts';
import { ErrorNote, Note } from '../shared/components/note.tsx';
import { Panel } from '../shared/components/panel.tsx';
import { useT } from '../shared/i18n/use-t.ts';
import { NEW_ACCOUNT, useCalled } from '../shared/navigation.ts';
import { UnlockButton } from '../shared/secrets/unlock-button.tsx';
import { useOpenSecrets } from '../shared/secrets/use-open-secrets.ts';
import { isAccessible, isLocked } from '../shared/secrets/vault-states.ts';
import { useAppState } from '../shared/state/use-app-state.ts';
import { AccountLine } from './account-line.tsx';
import styles from './accounts.module.css';

/**
 * Projects that may be recorded for. They are entered in the window for secrets; a new one has an address
 * of its own, so other sections lead there.
 */
export function Accounts() {
  const t = useT();
  const accounts = useAppState((state) => state.accounts);
  const vault = useAppState((state) => state.vault.state);
  const [cannotDelete, setCannotDelete] = useState(false);
  const [saved, setSaved] = useState<string | null>(null);
  const secrets = useOpenSecrets();
  // Main asks the operator, in a dialog that no page can answer.
  const removing = useAction((id: string) => bridge.ask('accounts.remove', { id }));
  const remove = (id: string) => {
    setCannotDelete(!isAccessible(vault));
    if (isAccessible(vault)) void removing.run(id);
  };
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
      <ErrorNote code={secrets.error ?? removing.error} />
      {cannotDelete && !isAccessible(vault) && (
        <Note tone="amber" sign="!" actions={isLocked(vault) && <UnlockButton />}>
          {t(isLocked(vault) ? 'accounts.delete.locked' : 'accounts.delete.fault')}
        </Note>
      )}
      {accounts.every(({ practice }) => practice) && <p>{t('accounts.empty')}</p>}
      <ul className={styles.accounts}>
        {accounts.map((account) => (
          <AccountLine
            key={account.id}
            account={account}
            offerTest={account.id === saved}
            onEdit={() => void enter(account.id)}
            onDelete={() => remove(account.id)}
          />
        ))}
      </ul>
    </Panel>
  );
}
