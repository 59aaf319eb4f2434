import type { VaultState } from '../../electron/contract/app-state.ts';
import type { Tone } from '../../electron/contract/colours.ts';
import { Note } from '../shared/components/note.tsx';
import { Panel } from '../shared/components/panel.tsx';
import { useT } from '../shared/i18n/use-t.ts';
import { useAppState } from '../shared/state/use-app-state.ts';
import { UnlockButton } from '../shared/vault/unlock-button.tsx';

const LOOKS: Readonly<Record<VaultState, { tone: Tone; sign: string }>> = {
  empty: { tone: 'grey', sign: '○' },
  open: { tone: 'grey', sign: '●' },
  locked: { tone: 'amber', sign: '!' },
  memory: { tone: 'amber', sign: '!' },
  'key-without-store': { tone: 'amber', sign: '✕' },
  'store-without-key': { tone: 'amber', sign: '✕' },
  'backend-changed': { tone: 'amber', sign: '✕' },
  damaged: { tone: 'amber', sign: '✕' },
};

/** Where the secrets are and whether they can be used, in words. */
export function Vault() {
  const t = useT();
  const { state, backend } = useAppState((whole) => whole.vault);
  return (
    <Panel title={t('vault.title')}>
      <Note {...LOOKS[state]} actions={state === 'locked' && <UnlockButton />}>
        {t(`vault.${state}`)}
        {backend && state !== 'memory' && <div>{t('vault.backend', { backend })}</div>}
      </Note>
    </Panel>
  );
}
