import { useState } from 'react';
import { serverSecretSchema } from '#contract/model/account.ts';
import { type HiddenField, useHiddenField } from '../fields/use-hidden-field.ts';

/** What may be known of the secret outside its field. */
export type SecretState = 'empty' | 'impossible' | 'possible';

export interface ServerSecret {
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
