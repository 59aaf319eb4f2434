import { Button, Group, Input, Stack, Text, TextInput } from '@mantine/core';
import { type Network, proxyIdentity } from '#contract/model/network.ts';
import { bridge } from '../shared/bridge/bridge.ts';
import { ErrorNote } from '../shared/components/note.tsx';
import { Panel } from '../shared/components/panel.tsx';
import { useT } from '../shared/i18n/use-t.ts';
import { useOpenSecrets } from '../shared/secrets/open-secrets.tsx';
import { isLocked } from '../shared/secrets/vault-states.ts';
import { useAppState } from '../shared/state/use-app-state.ts';
import { SettingsForm, useSettingsForm } from './form/settings-form.tsx';
import { PHASES, timeoutsFormOf, timeoutsOf, wrongTimeouts } from './network-form.ts';

/** How calls get out of the building: shown here, and changed in the window for secrets. */
export function NetworkPanel() {
  const t = useT();
  const proxy = useAppState(({ settings }) => settings.network.proxy);
  return (
    <Panel title={t('network.title')}>
      <Stack gap="sm">
        <Route />
        {proxy !== 'none' && <ProxyLogin />}
        <Timeouts />
      </Stack>
    </Panel>
  );
}

/** The proxy and the additional certificates in force. */
function Route() {
  const t = useT();
  const { proxy, proxyUrl, caFile } = useAppState(({ settings }) => settings.network);
  const secrets = useOpenSecrets();
  return (
    <>
      <Input.Wrapper label={t('network.proxy')} labelElement="div">
        <Text size="sm">{(proxy === 'manual' && proxyUrl) || t(`network.proxy.${proxy}`)}</Text>
      </Input.Wrapper>
      <Input.Wrapper label={t('network.caFile')} labelElement="div">
        <Text size="sm">{caFile ?? t('network.caFile.none')}</Text>
      </Input.Wrapper>
      <div>
        <Button variant="default" onClick={() => void secrets.run({ kind: 'network' })}>
          {t('network.change')}
        </Button>
      </div>
      <ErrorNote code={secrets.error} />
    </>
  );
}

/** Whether a login for the proxy is kept. It is entered and removed in the window for secrets, and shown nowhere. */
function ProxyLogin() {
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

/** Seconds for each phase of a call, and what it means when the later ones run out. */
function Timeouts() {
  const t = useT();
  const timeouts = useAppState(({ settings }) => settings.network.timeouts);
  const form = useSettingsForm({
    inForce: timeouts,
    formOf: timeoutsFormOf,
    read: (fields) => (wrongTimeouts(fields).length === 0 ? timeoutsOf(fields) : null),
    ask: (next: Network['timeouts']) => bridge.ask('settings.save', { timeouts: next }),
  });
  const { fields, change, isTried } = form;
  const wrong = wrongTimeouts(fields);
  return (
    <SettingsForm form={form} saved="network.saved">
      <Input.Wrapper
        label={t('network.timeouts')}
        description={t('network.timeouts.hint')}
        labelElement="div"
      >
        <Group gap="sm" mt={6} align="flex-start">
          {PHASES.map((phase) => (
            <TextInput
              key={phase}
              w={128}
              inputMode="numeric"
              label={t(`network.${phase}`)}
              value={fields[phase]}
              error={isTried && wrong.includes(phase) && t('network.problem.timeout')}
              onChange={(event) => change({ [phase]: event.currentTarget.value.trim() })}
            />
          ))}
        </Group>
      </Input.Wrapper>
    </SettingsForm>
  );
}
