import { hasPassphrase } from '../../shared/secrets/has-passphrase.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
import { ChangePassphrase } from './change-passphrase.tsx';
import { SetPassphrase } from './set-passphrase.tsx';

/** Sets a passphrase where there is none; changes or removes the one there is. */
export function PassphraseStep({ onSaved }: { readonly onSaved: () => void }) {
  const protection = useAppState(({ vault }) => vault.protection);
  return hasPassphrase(protection) ? (
    <ChangePassphrase onSaved={onSaved} />
  ) : (
    <SetPassphrase onSaved={onSaved} />
  );
}
