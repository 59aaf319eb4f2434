import { useDisclosure } from '@mantine/hooks';
import { useMemo } from 'react';
import type { Account } from '../../electron/contract/account.ts';
import { bridge } from '../shared/bridge/bridge.ts';
import { useAction } from '../shared/bridge/use-action.ts';
import { Confirm } from '../shared/components/confirm.tsx';
import { Note } from '../shared/components/note.tsx';
import { useT } from '../shared/i18n/use-t.ts';
import { UnlockButton } from '../shared/secrets/unlock-button.tsx';
import { isAccessible, isLocked } from '../shared/secrets/vault-states.ts';
import { useAppState } from '../shared/state/use-app-state.ts';

interface DeleteAccountProps {
  readonly account: Account;
  readonly onClosed: () => void;
}

/** Names the presets that will not start any more: that is what the question is about. */
export function DeleteAccount({ account, onClosed }: DeleteAccountProps) {
  const t = useT();
  const [opened, { close }] = useDisclosure(true);
  const presets = useAppState((state) => state.presets);
  const vault = useAppState((state) => state.vault.state);
  const running = useAppState(
    (state) => state.recordings.filter(({ accountId }) => accountId === account.id).length,
  );
  const users = useMemo(
    () => presets.filter(({ accountId }) => accountId === account.id),
    [presets, account.id],
  );
  const remove = useAction(() => bridge.ask('accounts.remove', { id: account.id }));
  const confirm = async () => {
    const answer = await remove.run();
    if (answer.ok) onClosed();
  };
  return (
    <Confirm
      opened={opened}
      title={t('accounts.delete.title', { account: account.name })}
      yes={t('accounts.delete.yes')}
      busy={remove.busy}
      disabled={!isAccessible(vault)}
      error={remove.error}
      onYes={confirm}
      onClose={() => {
        close();
        onClosed();
      }}
    >
      {!isAccessible(vault) && (
        <Note tone="amber" sign="!" actions={isLocked(vault) && <UnlockButton />}>
          {t(isLocked(vault) ? 'accounts.delete.locked' : 'accounts.delete.fault')}
        </Note>
      )}
      {running > 0 && (
        <Note tone="amber" sign="!">
          {t('accounts.delete.running', { count: running })}
        </Note>
      )}
      <p>{t('accounts.delete.text')}</p>
      {users.length === 0 ? (
        <p>{t('accounts.delete.unused')}</p>
      ) : (
        <>
          <p>{t('accounts.delete.used')}</p>
          <ul>
            {users.map(({ id, name }) => (
              <li key={id}>{name}</li>
            ))}
          </ul>
        </>
      )}
    </Confirm>
  );
}
