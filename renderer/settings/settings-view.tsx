import { CloseButton, NativeSelect, Tabs } from '@mantine/core';
import { useState } from 'react';
import { Page } from '../shared/components/page.tsx';
import { Panel } from '../shared/components/panel.tsx';
import { useT } from '../shared/i18n/use-t.ts';
import { REMOTE, VAULT } from '../shared/navigation.ts';
import { QuarantinedFiles } from '../shared/secrets/quarantined-files.tsx';
import { isFault } from '../shared/secrets/vault-states.ts';
import { useAppState } from '../shared/state/use-app-state.ts';
import { About } from './about.tsx';
import { Accounts } from './accounts.tsx';
import { AlarmsPanel } from './alarms/alarms-panel.tsx';
import { Appearance } from './appearance.tsx';
import { CheckPanel } from './check/check-panel.tsx';
import { FilesPanel } from './files-panel.tsx';
import { HandOverOverlap } from './hand-over-overlap.tsx';
import { HotkeysPanel } from './hotkeys/hotkeys-panel.tsx';
import { LateStops } from './late-stops.tsx';
import { LoginPanel } from './login-panel.tsx';
import { MessagesPanel } from './messages/messages-panel.tsx';
import { NetworkPanel } from './network-panel.tsx';
import { PracticePanel } from './practice-panel.tsx';
import { ReceiverPanel } from './receiver-panel.tsx';
import { RemotePanel } from './remote/remote-panel.tsx';
import { Retention } from './retention.tsx';
import { SETTINGS_SECTIONS, type SettingsSection, useSettingsSection } from './sections.ts';
import styles from './settings.module.css';
import { UpdatesPanel } from './updates-panel.tsx';
import { Vault } from './vault.tsx';
import { VaultFault } from './vault-fault.tsx';

/** The settings in sections: a list at the left, or a field above where the window is narrow. */
export default function SettingsView() {
  const t = useT();
  const fault = useAppState((state) => isFault(state.vault.state));
  const { section, show } = useSettingsSection(fault ? VAULT : 'accounts');
  const [quarantined, setQuarantined] = useState<readonly string[] | null>(null);
  return (
    <Page title={t('nav.settings')}>
      <NativeSelect
        className={styles.select ?? ''}
        aria-label={t('settings.sections')}
        value={section}
        data={SETTINGS_SECTIONS.map((one) => ({
          value: one,
          label: t(`settings.section.${one}`),
        }))}
        onChange={(event) => show(event.currentTarget.value)}
      />
      <Tabs
        orientation="vertical"
        variant="pills"
        keepMounted={false}
        value={section}
        onChange={show}
        classNames={{
          root: styles.sections ?? '',
          list: styles.list ?? '',
          tab: styles.tab ?? '',
          tabLabel: styles.label ?? '',
          panel: styles.settings ?? '',
        }}
      >
        <Tabs.List aria-label={t('settings.sections')}>
          {SETTINGS_SECTIONS.map((one) => (
            <Tabs.Tab
              key={one}
              value={one}
              rightSection={one === VAULT && fault ? <FaultSign /> : undefined}
            >
              {t(`settings.section.${one}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={section}>
          {section === 'accounts' && quarantined && (
            <Panel
              title={t('secrets.quarantined.title')}
              actions={<CloseButton aria-label={t('close')} onClick={() => setQuarantined(null)} />}
            >
              <QuarantinedFiles names={quarantined} />
            </Panel>
          )}
          <Section
            section={section}
            onQuarantined={(names) => {
              setQuarantined(names);
              // Where the secrets are entered again.
              show('accounts');
            }}
          />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}

function FaultSign() {
  return (
    <span data-tone="amber" className={styles.fault} aria-hidden="true">
      !
    </span>
  );
}

interface SectionProps {
  readonly section: SettingsSection;
  readonly onQuarantined: (names: readonly string[]) => void;
}

function Section({ section, onQuarantined }: SectionProps) {
  const vault = useAppState((state) => state.vault.state);
  switch (section) {
    case 'accounts':
      return <Accounts />;
    case VAULT:
      return (
        <>
          {isFault(vault) && <VaultFault key={vault} fault={vault} onQuarantined={onQuarantined} />}
          <Vault />
        </>
      );
    case 'network':
      return (
        <>
          <NetworkPanel />
          <LateStops />
          <HandOverOverlap />
        </>
      );
    case 'alarms':
      return <AlarmsPanel />;
    case 'callbacks':
      return <ReceiverPanel />;
    case 'messages':
      return <MessagesPanel />;
    case 'appearance':
      return (
        <>
          <Appearance />
          <LoginPanel />
        </>
      );
    case 'hotkeys':
      return <HotkeysPanel />;
    case REMOTE:
      return <RemotePanel />;
    case 'history':
      return <Retention />;
    case 'files':
      return <FilesPanel />;
    case 'practice':
      return <PracticePanel />;
    case 'check':
      return <CheckPanel />;
    case 'updates':
      return <UpdatesPanel />;
    case 'about':
      return <About />;
  }
}
