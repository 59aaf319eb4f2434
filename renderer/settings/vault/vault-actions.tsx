import { Button, Group } from '@mantine/core';
import { bridge } from '../../shared/bridge/bridge.ts';
import { useAction } from '../../shared/bridge/use-action.ts';
import { ErrorNote } from '../../shared/components/note.tsx';
import { useT } from '../../shared/i18n/use-t.ts';
import { hasPassphrase } from '../../shared/secrets/has-passphrase.ts';
import { useOpenSecrets } from '../../shared/secrets/use-open-secrets.ts';
import { isAccessible, isFault, isLocked } from '../../shared/secrets/vault-states.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';

/** What can be done with the vault as it stands. A faulty one has a place of its own on top. */
export function VaultActions() {
  const t = useT();
  const { state, protection } = useAppState((whole) => whole.vault);
  const secrets = useOpenSecrets();
  const lock = useAction(() => bridge.ask('vault.lock', null));
  if (isFault(state)) return null;
  const passphraseWords = hasPassphrase(protection)
    ? 'vault.changePassphrase'
    : state === 'undecided'
      ? 'vault.choose'
      : 'vault.setPassphrase';
  return (
    <>
      <Group gap="sm">
        {isLocked(state) && (
          <Button onClick={() => void secrets.run({ kind: 'unlock' })}>{t('vault.unlock')}</Button>
        )}
        {state === 'open' && (
          <Button variant="default" loading={lock.busy} onClick={() => void lock.run()}>
            {t('vault.lock')}
          </Button>
        )}
        {isAccessible(state) && (
          <Button variant="default" onClick={() => void secrets.run({ kind: 'passphrase' })}>
            {t(passphraseWords)}
          </Button>
        )}
      </Group>
      <ErrorNote code={secrets.error ?? lock.error} />
    </>
  );
}
