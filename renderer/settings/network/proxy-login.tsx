import { Button, Group, Input } from '@mantine/core';
import { bridge } from '../../shared/bridge/bridge.ts';
import { useAction } from '../../shared/bridge/use-action.ts';
import { ErrorNote } from '../../shared/components/note.tsx';
import { useT } from '../../shared/i18n/use-t.ts';
import { useOpenSecrets } from '../../shared/secrets/use-open-secrets.ts';
import { isLocked } from '../../shared/secrets/vault-states.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';

/** Whether a login for the proxy is kept. It is entered in the window for secrets and shown nowhere. */
export function ProxyLogin() {
  const t = useT();
  const has = useAppState((state) => state.hasProxyLogin);
  const locked = useAppState((state) => isLocked(state.vault.state));
  const secrets = useOpenSecrets();
  const forget = useAction(() => bridge.ask('network.forgetLogin', null));
  const words = locked
    ? 'network.login.locked'
    : has
      ? 'network.login.stored'
      : 'network.login.none';
  return (
    <>
      <Input.Wrapper label={t('network.login')} description={t(words)} labelElement="div">
        <Group gap="sm" mt={6}>
          <Button variant="default" onClick={() => void secrets.run({ kind: 'proxy-login' })}>
            {t(has ? 'network.login.change' : 'network.login.enter')}
          </Button>
          {has && (
            <Button variant="default" loading={forget.busy} onClick={() => void forget.run()}>
              {t('network.login.remove')}
            </Button>
          )}
        </Group>
      </Input.Wrapper>
      <ErrorNote code={secrets.error ?? forget.error} />
    </>
  );
}
