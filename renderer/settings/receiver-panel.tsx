import { Input, Stack, Switch, Text, TextInput } from '@mantine/core';
import { RECEIVER_OFF, type ReceiverSettings } from '#contract/model/receiver.ts';
import { dateAndClock } from '#contract/rules/local-time.ts';
import { bridge } from '../shared/bridge/bridge.ts';
import { CopyValue } from '../shared/components/copy-value.tsx';
import { Note } from '../shared/components/note.tsx';
import { Panel } from '../shared/components/panel.tsx';
import { useT } from '../shared/i18n/use-t.ts';
import { UnlockButton } from '../shared/secrets/open-secrets.tsx';
import { isLocked } from '../shared/secrets/vault-states.ts';
import { useAppState } from '../shared/state/use-app-state.ts';
import { isOpenToOthers, listenFormOf, listenOf, listenProblems } from './form/listen-form.ts';
import { SettingsForm, useSettingsForm } from './form/settings-form.tsx';

/** Whether and where the program takes in what ZEGO posts, and what came. */
export function ReceiverPanel() {
  const t = useT();
  return (
    <Panel title={t('receiver.title')}>
      <Stack gap="sm">
        <Text size="sm">{t('receiver.text')}</Text>
        <ReceiverFields />
        <ReceiverState />
      </Stack>
    </Panel>
  );
}

/** Where other computers could post, main asks the operator before it saves. */
function ReceiverFields() {
  const t = useT();
  const inForce = useAppState(({ settings }) => settings.receiver ?? RECEIVER_OFF);
  const form = useSettingsForm({
    inForce,
    formOf: listenFormOf,
    read: listenOf,
    ask: (settings: ReceiverSettings) => bridge.ask('receiver.save', settings),
  });
  const { fields, change, isTried } = form;
  const problems = listenProblems(fields);
  return (
    <SettingsForm form={form} saved="receiver.saved">
      <Switch
        label={t('receiver.enabled')}
        checked={fields.enabled}
        onChange={(event) => change({ enabled: event.currentTarget.checked })}
      />
      <TextInput
        label={t('receiver.address')}
        description={t('receiver.address.hint')}
        autoComplete="off"
        spellCheck={false}
        value={fields.address}
        error={isTried && problems.has('address') && t('receiver.problem.address')}
        onChange={(event) => change({ address: event.currentTarget.value })}
      />
      <TextInput
        w={128}
        label={t('receiver.port')}
        inputMode="numeric"
        autoComplete="off"
        value={fields.port}
        error={isTried && problems.has('port') && t('receiver.problem.port')}
        onChange={(event) => change({ port: event.currentTarget.value })}
      />
      {isOpenToOthers(fields) && (
        <Note tone="amber" sign="!" title={t('receiver.open.title')}>
          {t('receiver.open.text')}
        </Note>
      )}
    </SettingsForm>
  );
}

/** What it does now, the address for ZEGO's console, and the last callback that was refused. */
function ReceiverState() {
  const t = useT();
  const { state, url, reason, receivedAt, refused } = useAppState(({ receiver }) => receiver);
  const locked = useAppState(({ vault }) => isLocked(vault.state));
  const hasSecret = useAppState(({ accounts }) =>
    accounts.some(({ practice, hasCallbackSecret }) => !practice && hasCallbackSecret),
  );
  if (state === 'off') return <Text size="sm">{t('receiver.state.off')}</Text>;
  if (state === 'failed') {
    return (
      <Note tone="amber" sign="✕">
        {t('receiver.state.failed', { reason: reason ?? '' })}
      </Note>
    );
  }
  return (
    <>
      <Input.Wrapper
        label={t('receiver.url')}
        labelElement="div"
        description={t('receiver.url.hint')}
        inputWrapperOrder={['label', 'input', 'description']}
      >
        <div>
          <CopyValue value={url ?? ''} name={t('receiver.url')} />
        </div>
      </Input.Wrapper>
      {locked && (
        <Note tone="amber" sign="!" actions={<UnlockButton />}>
          {t('receiver.state.locked')}
        </Note>
      )}
      {!locked && !hasSecret && (
        <Note tone="amber" sign="!">
          {t('receiver.noSecret')}
        </Note>
      )}
      <Text size="sm">
        {receivedAt === null
          ? t('receiver.state.listening')
          : t('receiver.state.received', { time: dateAndClock(new Date(receivedAt)) })}
      </Text>
      {refused && (
        <Note
          tone="amber"
          sign="!"
          title={t('receiver.refused', { time: dateAndClock(new Date(refused.at)) })}
        >
          {t(`receiver.refused.${refused.reason}`)}
        </Note>
      )}
    </>
  );
}
