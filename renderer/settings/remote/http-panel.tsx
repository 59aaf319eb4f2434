import { Input, Stack, Switch, Text, TextInput } from '@mantine/core';
import { MAX_HOSTS } from '#contract/model/control.ts';
import { bridge } from '../../shared/bridge/bridge.ts';
import { CopyValue } from '../../shared/components/copy-value.tsx';
import { Note } from '../../shared/components/note.tsx';
import { Panel } from '../../shared/components/panel.tsx';
import { useT } from '../../shared/i18n/use-t.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
import { isOpenToOthers } from '../form/listen-form.ts';
import { SettingsForm, useSettingsForm } from '../form/settings-form.tsx';
import {
  type HttpChoices,
  type HttpForm,
  type HttpProblems,
  httpFormOf,
  httpOf,
  httpProblems,
} from './http-form.ts';
import { LinesField } from './lines-field.tsx';
import { ListenFaultNote } from './listen-fault-note.tsx';

/** Whether and where the HTTP API listens, and who may call it. */
export function HttpPanel() {
  const t = useT();
  return (
    <Panel title={t('remote.http.title')}>
      <Stack gap="sm">
        <Text size="sm">{t('remote.http.text')}</Text>
        <HttpFields />
        <HttpState />
      </Stack>
    </Panel>
  );
}

/** Where other computers could reach it, main asks the operator before it saves. */
function HttpFields() {
  const t = useT();
  const inForce: HttpChoices = useAppState(({ control }) => control.http);
  const form = useSettingsForm({
    inForce,
    formOf: httpFormOf,
    read: httpOf,
    ask: (next: HttpChoices) => bridge.ask('control.http', next),
  });
  const { fields, change, isTried } = form;
  const problems = httpProblems(fields);
  return (
    <SettingsForm form={form} saved="remote.saved">
      <Switch
        label={t('remote.http.enabled')}
        checked={fields.enabled}
        onChange={(event) => change({ enabled: event.currentTarget.checked })}
      />
      <TextInput
        label={t('receiver.address')}
        description={t('remote.address.hint')}
        autoComplete="off"
        spellCheck={false}
        value={fields.address}
        error={isTried && problems.listen.has('address') && t('receiver.problem.address')}
        onChange={(event) => change({ address: event.currentTarget.value })}
      />
      <TextInput
        w={128}
        label={t('receiver.port')}
        inputMode="numeric"
        autoComplete="off"
        value={fields.port}
        error={isTried && problems.listen.has('port') && t('receiver.problem.port')}
        onChange={(event) => change({ port: event.currentTarget.value })}
      />
      {isOpenToOthers(fields) && (
        <Note tone="amber" sign="!" title={t('receiver.open.title')}>
          {t('remote.http.open.text')}
        </Note>
      )}
      <CallerFields form={fields} problems={isTried ? problems : null} change={change} />
    </SettingsForm>
  );
}

interface CallerFieldsProps {
  readonly form: HttpForm;
  /** Null until a save was tried. */
  readonly problems: HttpProblems | null;
  readonly change: (changes: Partial<HttpForm>) => void;
}

/** By which names it is called, and from which pages. */
function CallerFields({ form, problems, change }: CallerFieldsProps) {
  const t = useT();
  const problem = (
    key: 'remote.http.problem.hosts' | 'remote.http.problem.origins',
    line: string,
  ) => line !== '' && t(key, { line, most: MAX_HOSTS });
  return (
    <>
      <LinesField
        label={t('remote.http.hosts')}
        description={t('remote.http.hosts.hint')}
        value={form.hosts}
        error={problem('remote.http.problem.hosts', problems?.hosts ?? '')}
        onChange={(hosts) => change({ hosts })}
      />
      <LinesField
        label={t('remote.http.origins')}
        description={t('remote.http.origins.hint')}
        value={form.origins}
        error={problem('remote.http.problem.origins', problems?.origins ?? '')}
        onChange={(origins) => change({ origins })}
      />
    </>
  );
}

/** What it does now. */
function HttpState() {
  const t = useT();
  const { enabled, tokens, address, port } = useAppState(({ control }) => control.http);
  const url = useAppState(({ openPorts }) => openPorts.http);
  const reason = useAppState(({ openPorts }) => openPorts.httpReason);
  if (!enabled) return <Text size="sm">{t('receiver.state.off')}</Text>;
  return (
    <>
      {reason !== null && <ListenFaultNote address={address} port={port} reason={reason} />}
      {url === null && reason === null && <Text size="sm">{t('remote.http.starting')}</Text>}
      {url !== null && (
        <Input.Wrapper label={t('remote.http.url')} labelElement="div">
          <div>
            <CopyValue value={url} name={t('remote.http.url')} />
          </div>
        </Input.Wrapper>
      )}
      {tokens.length === 0 && (
        <Note tone="amber" sign="!">
          {t('remote.http.noToken')}
        </Note>
      )}
    </>
  );
}
