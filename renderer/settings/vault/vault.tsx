import { useEffect, useRef } from 'react';
import type { VaultState } from '#contract/model/app-state.ts';
import type { Tone } from '#contract/model/colours.ts';
import { Note } from '../../shared/components/note.tsx';
import { Panel } from '../../shared/components/panel.tsx';
import { useT } from '../../shared/i18n/use-t.ts';
import { usePlace, VAULT } from '../../shared/navigation.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
import { AutoLock } from './auto-lock.tsx';
import { VaultActions } from './vault-actions.tsx';

const FAULT = { tone: 'amber', sign: '✕' } as const;
const LOOKS: Readonly<Record<VaultState, { tone: Tone; sign: string }>> = {
  empty: { tone: 'grey', sign: '○' },
  undecided: { tone: 'amber', sign: '!' },
  memory: { tone: 'amber', sign: '!' },
  open: { tone: 'grey', sign: '●' },
  locked: { tone: 'grey', sign: '○' },
  passphrase: { tone: 'grey', sign: '○' },
  closed: { tone: 'grey', sign: '○' },
  'key-without-store': FAULT,
  'store-without-key': FAULT,
  'backend-changed': FAULT,
  damaged: FAULT,
  newer: FAULT,
  unusable: FAULT,
};

/** Where the secrets are, how they are protected and whether they can be used, in words. */
export function Vault() {
  const t = useT();
  const { part } = usePlace();
  const panel = useRef<HTMLDivElement>(null);
  const { state, backend, protection, keyStore } = useAppState((whole) => whole.vault);
  useEffect(() => {
    if (part === VAULT) panel.current?.scrollIntoView({ block: 'nearest' });
  }, [part]);
  return (
    <div ref={panel}>
      <Panel title={t('vault.title')}>
        <Note {...LOOKS[state]}>
          {t(`vault.${state}`)}
          {protection && <div>{t(`vault.protection.${protection}`)}</div>}
          {backend && keyStore && <div>{t('vault.backend', { backend })}</div>}
        </Note>
        <VaultActions />
        <AutoLock />
      </Panel>
    </div>
  );
}
