import { Button, Input } from '@mantine/core';
import { proxyIdentity } from '#contract/model/network.ts';
import { ErrorNote } from '../../shared/components/note.tsx';
import { useT } from '../../shared/i18n/use-t.ts';
import { useOpenSecrets } from '../../shared/secrets/use-open-secrets.ts';
import { isLocked } from '../../shared/secrets/vault-states.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';

/** Whether a login for the proxy is kept. It is entered and removed in the window for secrets, and shown nowhere. */
export function ProxyLogin() {
  const t = useT();
  const has = useAppState((state) => state.hasProxyLogin);
  const locked = useAppState((state) => isLocked(state.vault.state));
  const secrets = useOpenSecrets();
  const proxy = useAppState((state) => state.proxyOfLogin);
  const inForce = useAppState(({ settings }) => settings.network);
  const description = () => {
    if (locked) return t('network.login.locked');
    if (!has) return t('network.login.none');
    if (proxy === null) return t('network.login.stored');
    const { proxyUrl } = inForce;
    const isForAnother =
      inForce.proxy === 'manual' && proxyUrl !== null && proxyIdentity(proxyUrl) !== proxy;
    return t(isForAnother ? 'network.login.other' : 'network.login.bound', { proxy });
  };
  return (
    <>
      <Input.Wrapper label={t('network.login')} description={description()} labelElement="div">
        <Button mt={6} variant="default" onClick={() => void secrets.run({ kind: 'proxy-login' })}>
          {t(has ? 'network.login.change' : 'network.login.enter')}
        </Button>
      </Input.Wrapper>
      <ErrorNote code={secrets.error} />
    </>
  );
}
