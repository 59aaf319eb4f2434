import { Checkbox, Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { useT } from '../../shared/i18n/use-t.ts';
import { hasPassphrase } from '../../shared/secrets/vault-states.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
import { HiddenInput, useHiddenField } from '../fields/hidden-field.tsx';
import { TryNote, useTries } from '../fields/tries.tsx';
import { Actions, Frame } from '../frame/frame.tsx';
import { NewPassphraseFields, useNewPassphrase, useProtect } from './new-passphrase.tsx';

/** Sets a passphrase where there is none; changes or removes the one there is. */
export function PassphraseStep({ onSaved }: { readonly onSaved: () => void }) {
  const protection = useAppState(({ vault }) => vault.protection);
  return hasPassphrase(protection) ? (
    <ChangePassphrase onSaved={onSaved} />
  ) : (
    <SetPassphrase onSaved={onSaved} />
  );
}

/** The first passphrase: beside the key store, or in place of the one that is not there. */
function SetPassphrase({ onSaved }: { readonly onSaved: () => void }) {
  const t = useT();
  const keyStore = useAppState(({ vault }) => vault.keyStore);
  const passphrase = useNewPassphrase();
  const tries = useTries();
  const protect = useProtect();
  const submit = async () => {
    if (protect.busy) return;
    const next = await passphrase.take();
    if (next === null) return;
    const answer = await protect.run({ current: null, next });
    tries.heed(answer.ok ? answer.value : null);
    if (answer.ok && answer.value.kind === 'open') onSaved();
  };
  return (
    <Frame
      title={t('secrets.set.title')}
      onSubmit={() => void submit()}
      footer={<Actions yes={t('secrets.set.yes')} busy={protect.busy} error={protect.error} />}
    >
      <p>{t(keyStore ? 'secrets.set.withKeyStore' : 'secrets.set.alone')}</p>
      <NewPassphraseFields passphrase={passphrase} first />
      <TryNote tries={tries} shut={t('secrets.protect.shut')} />
    </Frame>
  );
}

/** Another passphrase, or none any more; the one in force is asked for in both cases. */
function ChangePassphrase({ onSaved }: { readonly onSaved: () => void }) {
  const t = useT();
  const keyStore = useAppState(({ vault }) => vault.keyStore);
  const [removing, setRemoving] = useState(false);
  const [isUnderstood, setUnderstood] = useState(false);
  const [isEmpty, setEmpty] = useState(false);
  const current = useHiddenField();
  const passphrase = useNewPassphrase();
  const tries = useTries();
  const protect = useProtect();
  /** Without a key store nothing is left that could protect the files: they go. */
  const loses = removing && !keyStore;
  const submit = async () => {
    if (protect.busy || tries.seconds > 0) return;
    if (current.peek() === '') {
      setEmpty(true);
      return current.focus();
    }
    const next = removing ? null : await passphrase.take();
    if (!removing && next === null) return;
    const answer = await protect.run({ current: current.take(), next });
    if (answer.ok && answer.value.kind === 'open') return onSaved();
    tries.heed(answer.ok ? answer.value : null);
    current.focus();
  };
  return (
    <Frame
      title={t('secrets.change.title')}
      onSubmit={() => void submit()}
      footer={
        <Actions
          yes={t(removing ? 'secrets.remove.yes' : 'secrets.change.yes')}
          busy={protect.busy}
          disabled={tries.seconds > 0 || (loses && !isUnderstood)}
          error={protect.error}
        />
      }
    >
      <Radio.Group
        aria-label={t('secrets.change.title')}
        value={removing ? 'remove' : 'change'}
        onChange={(chosen) => {
          setRemoving(chosen === 'remove');
          setUnderstood(false);
        }}
      >
        <Stack gap={8}>
          <Radio value="change" label={t('secrets.change.change')} />
          <Radio value="remove" label={t('secrets.change.remove')} />
        </Stack>
      </Radio.Group>
      <HiddenInput
        field={current}
        first
        label={t('secrets.passphrase.current')}
        error={isEmpty && t('secrets.problem.passphrase.empty')}
        onInput={() => setEmpty(false)}
      />
      <TryNote tries={tries} shut={t('secrets.protect.shut')} />
      {!removing && <NewPassphraseFields passphrase={passphrase} />}
      {removing && <p>{t(keyStore ? 'secrets.remove.keyStore' : 'secrets.remove.memory')}</p>}
      {loses && (
        <Checkbox
          label={t('secrets.remove.understood')}
          checked={isUnderstood}
          onChange={(event) => setUnderstood(event.currentTarget.checked)}
        />
      )}
    </Frame>
  );
}
