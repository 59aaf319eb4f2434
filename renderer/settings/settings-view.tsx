import { CloseButton } from '@mantine/core';
import { useState } from 'react';
import { Page } from '../shared/components/page.tsx';
import { Panel } from '../shared/components/panel.tsx';
import { useT } from '../shared/i18n/use-t.ts';
import { QuarantinedFiles } from '../shared/secrets/quarantined-files.tsx';
import { isFault } from '../shared/secrets/vault-states.ts';
import { useAppState } from '../shared/state/use-app-state.ts';
import { About } from './about.tsx';
import { Accounts } from './accounts.tsx';
import { Appearance } from './appearance.tsx';
import { NetworkPanel } from './network-panel.tsx';
import { PracticePanel } from './practice-panel.tsx';
import { Retention } from './retention.tsx';
import styles from './settings.module.css';
import { Vault } from './vault.tsx';
import { VaultFault } from './vault-fault.tsx';

export default function SettingsView() {
  const t = useT();
  const vault = useAppState((state) => state.vault.state);
  const [quarantined, setQuarantined] = useState<readonly string[] | null>(null);
  return (
    <Page title={t('nav.settings')}>
      <div className={styles.settings}>
        {isFault(vault) && <VaultFault key={vault} fault={vault} onQuarantined={setQuarantined} />}
        {quarantined && (
          <Panel
            title={t('secrets.quarantined.title')}
            actions={<CloseButton aria-label={t('close')} onClick={() => setQuarantined(null)} />}
          >
            <QuarantinedFiles names={quarantined} />
          </Panel>
        )}
        <Accounts />
        <Vault />
        <NetworkPanel />
        <Appearance />
        <Retention />
        <PracticePanel />
        <About />
      </div>
    </Page>
  );
}
