import { Button, CopyButton, Group, Radio, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { CONTROL_SCOPES, type ControlScope, controlScopeSchema } from '#contract/model/control.ts';
import { MAX_NAME } from '#contract/model/name-schema.ts';
import { bridge } from '../../shared/bridge/bridge.ts';
import { useAction } from '../../shared/bridge/use-action.ts';
import { useT } from '../../shared/i18n/use-t.ts';
import { Actions, closeWindow, Frame } from '../frame/frame.tsx';
import styles from './token-step.module.css';

interface Made {
  readonly name: string;
  readonly token: string;
}

/** Makes a token of the HTTP API, and shows it until this window closes: no other page of the program has it. */
export function TokenStep() {
  const [made, setMade] = useState<Made | null>(null);
  return made ? <MadeStep key="made" {...made} /> : <NewStep key="new" onMade={setMade} />;
}

function NewStep({ onMade }: { readonly onMade: (made: Made) => void }) {
  const t = useT();
  const [name, setName] = useState('');
  const [scope, setScope] = useState<ControlScope>('read');
  const [tried, setTried] = useState(false);
  const make = useAction((entry: { name: string; scope: ControlScope }) =>
    bridge.ask('control.makeToken', entry),
  );
  const isNameless = name.trim() === '';
  const submit = async () => {
    if (make.busy) return;
    setTried(true);
    if (isNameless) return;
    const answer = await make.run({ name: name.trim(), scope });
    if (answer.ok) onMade({ name: name.trim(), token: answer.value.token });
  };
  return (
    <Frame
      title={t('remote.token.new')}
      onSubmit={() => void submit()}
      footer={<Actions yes={t('remote.token.make')} busy={make.busy} error={make.error} />}
    >
      <TextInput
        label={t('remote.token.name')}
        description={t('remote.token.name.hint')}
        autoComplete="off"
        data-autofocus
        value={name}
        maxLength={MAX_NAME}
        error={tried && isNameless && t('remote.token.problem.name')}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Radio.Group
        label={t('remote.token.scope')}
        value={scope}
        onChange={(value) => setScope(controlScopeSchema.parse(value))}
      >
        <Stack gap="xs" mt={6}>
          {CONTROL_SCOPES.map((one) => (
            <Radio key={one} value={one} label={t(`remote.token.may.${one}`)} />
          ))}
        </Stack>
      </Radio.Group>
    </Frame>
  );
}

/** SECURITY: it goes to the clipboard on the operator's click alone. */
function MadeStep({ name, token }: Made) {
  const t = useT();
  return (
    <Frame
      goesOn={false}
      title={t('remote.token.value', { name })}
      onSubmit={closeWindow}
      footer={
        <Group justify="flex-end" gap="xs">
          <CopyButton value={token} timeout={1500}>
            {({ copied, copy }) => (
              <Button data-autofocus onClick={copy}>
                {t(copied ? 'copy.done' : 'remote.token.copy')}
              </Button>
            )}
          </CopyButton>
          <Button type="submit" variant="default">
            {t('close')}
          </Button>
        </Group>
      }
    >
      <p>{t('remote.token.once')}</p>
      <p>
        <code className={styles.token}>{token}</code>
      </p>
    </Frame>
  );
}
