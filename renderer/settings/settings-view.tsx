import { PracticePanel } from '../practice/practice-panel.tsx';
import { Page } from '../shared/components/page.tsx';
import { useT } from '../shared/i18n/use-t.ts';
import { About } from './about.tsx';
import { Accounts } from './accounts.tsx';
import { Appearance } from './appearance.tsx';
import { NetworkPanel } from './network/network-panel.tsx';
import styles from './settings.module.css';
import { Vault } from './vault.tsx';

export default function SettingsView() {
  const t = useT();
  return (
    <Page title={t('nav.settings')}>
      <div className={styles.settings}>
        <Accounts />
        <Vault />
        <NetworkPanel />
        <Appearance />
        <PracticePanel />
        <About />
      </div>
    </Page>
  );
}
