import { useDisclosure } from '@mantine/hooks';
import { useMemo } from 'react';
import type { Account } from '../../electron/contract/account.ts';
import { leftRunning } from '../../electron/contract/rules/left-running.ts';
import type { Recording } from '../../electron/contract/start.ts';
import { LeftRunning } from '../questions/left-running.tsx';
import { useStopFirst } from '../questions/use-stop-first.ts';
import { bridge } from '../shared/bridge/bridge.ts';
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
  const accounts = useAppState((state) => state.accounts);
  const recordings = useAppState((state) => state.recordings);
  const left = useMemo(() => {
    const others = accounts.filter(({ id }) => id !== account.id);
    return leftRunning({ presets, accounts }, { presets, accounts: others }, recordings);
  }, [presets, accounts, recordings, account.id]);
  const users = useMemo(
    () => presets.filter(({ accountId }) => accountId === account.id),
    [presets, account.id],
  );
  const remove = useStopFirst(() => bridge.ask('accounts.remove', { id: account.id }));
  const confirm = async (stopped: readonly Recording[]) => {
    if (await remove.run(stopped)) onClosed();
  };
  return (
    <Confirm
      opened={opened}
      title={t('accounts.delete.title', { account: account.name })}
      size={600}
      yes={t(left.length > 0 ? 'left.delete.stop' : 'accounts.delete.yes')}
      {...(left.length > 0 && {
        also: { words: t('left.delete.keep'), onYes: () => void confirm([]) },
      })}
      busy={remove.busy}
      disabled={!isAccessible(vault)}
      error={remove.error}
      onYes={() => void confirm(left)}
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
      {left.length > 0 && <LeftRunning text={t('left.account.text')} recordings={left} />}
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
