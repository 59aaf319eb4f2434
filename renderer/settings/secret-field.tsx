import { TextInput } from '@mantine/core';
import { useT } from '../shared/i18n/use-t.ts';
import type { useSecret } from './use-secret.ts';

interface SecretFieldProps {
  readonly secret: ReturnType<typeof useSecret>;
  /** The account is there already: why the secret is wanted once more. */
  readonly again: boolean;
  readonly tried: boolean;
}

/** For a secret that is pasted once. No button shows it: someone may be looking over a shoulder. */
export function SecretField({ secret, again, tried }: SecretFieldProps) {
  const t = useT();
  const problem =
    secret.state === 'impossible'
      ? t('accounts.problem.secret.impossible')
      : secret.state === 'empty' && tried
        ? t('accounts.problem.secret.empty')
        : null;
  return (
    <TextInput
      ref={secret.ref}
      type="password"
      label={t('accounts.secret')}
      description={t(again ? 'accounts.secret.again' : 'accounts.secret.hint')}
      autoComplete="off"
      spellCheck={false}
      error={problem}
      onInput={secret.look}
    />
  );
}
