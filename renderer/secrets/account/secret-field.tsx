import { useState } from 'react';
import { serverSecretSchema } from '#contract/model/account.ts';
import { useT } from '../../shared/i18n/use-t.ts';
import { type HiddenField, HiddenInput, useHiddenField } from '../fields/hidden-field.tsx';
import type { SecretNeed } from './account-form.ts';

interface SecretFieldProps {
  readonly secret: ServerSecret;
  readonly need: SecretNeed;
  readonly tried: boolean;
  /** Main wants it although the form did not. */
  readonly isRefused: boolean;
}

/** For a secret that is pasted once. No button shows it: a bystander may read the screen. */
export function SecretField({ secret, need, tried, isRefused }: SecretFieldProps) {
  const t = useT();
  const problem = () => {
    if (secret.state === 'impossible') return t('accounts.problem.secret.impossible');
    if (secret.state === 'possible') return null;
    if (isRefused) return t('error.secret-required');
    return tried && need !== 'keep' ? t('accounts.problem.secret.empty') : null;
  };
  return (
    <HiddenInput
      field={secret.field}
      label={t('accounts.secret')}
      description={t(`accounts.secret.${need}`)}
      error={problem()}
      onInput={secret.look}
    />
  );
}

/** What may be known of the secret outside its field. */
type SecretState = 'empty' | 'impossible' | 'possible';

interface ServerSecret {
  readonly field: HiddenField;
  readonly state: SecretState;
  readonly look: () => void;
  /** Reads and empties; null where nothing was entered. */
  readonly take: () => string | null;
}

/** A pasted secret often brings a space or a line end along; none is part of it. */
export function useServerSecret(): ServerSecret {
  const field = useHiddenField();
  const [state, setState] = useState<SecretState>('empty');
  const look = () => setState(stateOf(field.peek()));
  const take = () => {
    const secret = field.take().trim();
    setState('empty');
    return secret === '' ? null : secret;
  };
  return { field, state, look, take };
}

function stateOf(text: string): SecretState {
  const secret = text.trim();
  if (secret === '') return 'empty';
  return serverSecretSchema.safeParse(secret).success ? 'possible' : 'impossible';
}
