import { Anchor } from '@mantine/core';
import { useState } from 'react';
import { bridge } from '../../shared/bridge/bridge.ts';
import { useAction } from '../../shared/bridge/use-action.ts';
import { useT } from '../../shared/i18n/use-t.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
import { HiddenInput, useHiddenField } from '../fields/hidden-field.tsx';
import { TryNote, useTries } from '../fields/tries.tsx';
import { Actions, Frame } from '../frame/frame.tsx';
import { useOpenRequest } from '../frame/request.ts';

/**
 * Opens the vault: with the passphrase, with the system's own prompt, or with nothing but this click. What
 * comes next shows by itself, as the state changes.
 */
export function UnlockStep({ onForgotten }: { readonly onForgotten: () => void }) {
  const t = useT();
  const { task, intents } = useOpenRequest();
  const state = useAppState(({ vault }) => vault.state);
  const passphrase = useHiddenField();
  const [isEmpty, setEmpty] = useState(false);
  const tries = useTries();
  const unlock = useAction((typed: string | null) =>
    bridge.ask('vault.unlock', { passphrase: typed }),
  );
  const asks = state === 'passphrase-required';
  const submit = async () => {
    if (unlock.busy || tries.seconds > 0) return;
    const empty = asks && passphrase.peek() === '';
    setEmpty(empty);
    if (empty) return passphrase.focus();
    const answer = await unlock.run(asks ? passphrase.take() : null);
    tries.heed(answer.ok ? answer.value : null);
    passphrase.focus();
  };
  const goesOn = task.kind !== 'unlock' || intents.length > 0;
  // An answer to the key store's click says nothing of the passphrase that is asked for next.
  const isToldAll = tries.failed === 'shut' && state !== 'keyring-locked';
  return (
    <Frame
      title={t('secrets.unlock.title')}
      onSubmit={() => void submit()}
      footer={
        <Actions
          yes={t(goesOn ? 'secrets.unlock.goOn' : 'vault.unlock')}
          busy={unlock.busy}
          disabled={tries.seconds > 0}
          error={unlock.error}
        />
      }
    >
      <p>
        {t(
          `secrets.unlock.${state as 'passphrase-required' | 'keyring-locked' | 'locked-by-user'}`,
        )}
      </p>
      {asks && (
        <HiddenInput
          field={passphrase}
          first
          label={t('secrets.passphrase')}
          error={isEmpty && t('secrets.problem.passphrase.empty')}
          onInput={() => setEmpty(false)}
        />
      )}
      {!isToldAll && <TryNote tries={tries} shut={t('secrets.unlock.stillLocked')} />}
      {asks && (
        <div>
          <Anchor component="button" type="button" size="sm" onClick={onForgotten}>
            {t('secrets.forgotten')}
          </Anchor>
        </div>
      )}
    </Frame>
  );
}
