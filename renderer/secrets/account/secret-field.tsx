import { useT } from '../../shared/i18n/use-t.ts';
import { HiddenInput } from '../fields/hidden-input.tsx';
import type { SecretNeed } from './secret-need.ts';
import type { ServerSecret } from './use-server-secret.ts';

interface SecretFieldProps {
  readonly secret: ServerSecret;
  readonly need: SecretNeed;
  readonly tried: boolean;
  /** Main wants it although the form did not. */
  readonly isRefused: boolean;
}

/** For a secret that is pasted once. No button shows it: someone may be looking over a shoulder. */
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
