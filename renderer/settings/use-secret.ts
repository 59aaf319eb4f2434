import { useCallback, useEffect, useRef, useState } from 'react';
import { serverSecretSchema } from '../../electron/contract/account.ts';

/** What may be known of the secret outside its field. */
export type SecretState = 'empty' | 'impossible' | 'possible';

/**
 * SECURITY: the secret stays in the field itself, never in React's state, and leaves it once, for the one
 * message that saves it. The field is emptied as it is read, and when it goes away.
 */
export function useSecret() {
  const field = useRef<HTMLInputElement | null>(null);
  const [state, setState] = useState<SecretState>('empty');

  const ref = useCallback((element: HTMLInputElement | null) => {
    if (!element && field.current) field.current.value = '';
    field.current = element;
  }, []);
  useEffect(
    () => () => {
      if (field.current) field.current.value = '';
    },
    [],
  );

  const look = () => setState(stateOf(field.current?.value ?? ''));
  /** Reads and empties. A pasted secret often brings a space or a line end along; none is part of it. */
  const take = (): string => {
    const secret = field.current?.value.trim() ?? '';
    if (field.current) field.current.value = '';
    setState('empty');
    return secret;
  };
  return { ref, state, look, take };
}

function stateOf(text: string): SecretState {
  const secret = text.trim();
  if (secret === '') return 'empty';
  return serverSecretSchema.safeParse(secret).success ? 'possible' : 'impossible';
}
