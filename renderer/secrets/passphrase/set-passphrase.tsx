import { useT } from '../../shared/i18n/use-t.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
import { TryNote } from '../fields/try-note.tsx';
import { useTries } from '../fields/use-tries.ts';
import { Actions } from '../frame/actions.tsx';
import { Frame } from '../frame/frame.tsx';
import { NewPassphraseFields } from './new-passphrase-fields.tsx';
import { useNewPassphrase } from './use-new-passphrase.ts';
import { useProtect } from './use-protect.ts';

/** The first passphrase: beside the key store, or in place of the one that is not there. */
export function SetPassphrase({ onSaved }: { readonly onSaved: () => void }) {
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
