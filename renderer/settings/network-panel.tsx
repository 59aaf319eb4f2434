import { Button, Group, Input, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { proxyIdentity } from '#contract/model/network.ts';
import { focusFirstInvalid } from '../shared/components/interaction.ts';
import { ErrorNote } from '../shared/components/note.tsx';
import { Panel } from '../shared/components/panel.tsx';
import { useT } from '../shared/i18n/use-t.ts';
import { useOpenSecrets } from '../shared/secrets/open-secrets.tsx';
import { isLocked } from '../shared/secrets/vault-states.ts';
import { useAppState, useSaveSettings } from '../shared/state/use-app-state.ts';
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

/** Seconds for each phase of a call, and what it means when the later ones run out. Saved as a whole. */
function Timeouts() {
  const t = useT();
  const timeouts = useAppState(({ settings }) => settings.network.timeouts);
  const [form, setForm] = useState(() => timeoutsFormOf(timeouts));
  const [saved, setSaved] = useState(false);
  const [tried, setTried] = useState(false);
  const save = useSaveSettings();
  const wrong = wrongTimeouts(form);
  const isChanged = JSON.stringify(form) !== JSON.stringify(timeoutsFormOf(timeouts));
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (wrong.length > 0) {
      focusFirstInvalid(event.currentTarget);
      return;
    }
    const answer = await save.run({ timeouts: timeoutsOf(form) });
    setSaved(answer.ok);
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack gap="sm">
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
                value={form[phase]}
                error={tried && wrong.includes(phase) && t('network.problem.timeout')}
                onChange={(event) => {
                  setSaved(false);
                  setForm({ ...form, [phase]: event.currentTarget.value.trim() });
                }}
              />
            ))}
          </Group>
        </Input.Wrapper>
        <ErrorNote code={save.error} />
        <Group gap="sm">
          <Button type="submit" variant="default" loading={save.busy}>
            {t('save')}
          </Button>
          <output>
            {saved && t('network.saved')}
            {!saved && isChanged && t('network.unsaved')}
          </output>
        </Group>
      </Stack>
    </form>
  );
}
