import {
  IconBell,
  IconBroadcast,
  IconCalendarEvent,
  IconCommand,
  IconFiles,
  IconHelp,
  IconHistory,
  IconLock,
  IconLockExclamation,
  IconPlayerRecord,
  IconSettings,
} from '@tabler/icons-react';
import type { Alarm } from '#contract/model/alarm.ts';
import { expiringText, useExpiringFiles } from '../../shared/files/expiring-files.ts';
import { useT } from '../../shared/i18n/use-t.ts';
import { hrefOf, SECTIONS, type Section, VAULT } from '../../shared/navigation.ts';
import { isFault, isLocked } from '../../shared/secrets/vault-states.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
import { useWindowActions } from '../../shared/window-actions.ts';
import styles from './rail.module.css';

const ICONS = {
  presets: IconPlayerRecord,
  'on-air': IconBroadcast,
  agenda: IconCalendarEvent,
  alarms: IconBell,
  history: IconHistory,
  files: IconFiles,
  settings: IconSettings,
  help: IconHelp,
} as const;

const calls = ({ acknowledged }: Alarm): boolean => acknowledged === null;

/** The way between the sections: at the side, since the smallest window is short of height. */
export function Rail({ section }: { readonly section: Section }) {
  const t = useT();
  const { perform } = useWindowActions();
  // The title is the description of the link, whose name others automate against.
  const expiring = useExpiringFiles();
  const isCalled = useAppState(({ alarms }) => alarms.some(calls));
  return (
    <nav className={styles.rail} aria-label={t('nav.label')}>
      {SECTIONS.map((name) => {
        const Icon = ICONS[name];
        return (
          <a
            key={name}
            href={hrefOf(name)}
            className={styles.link}
            title={name === 'files' && expiring ? expiringText(expiring, t) : t(`nav.${name}`)}
            aria-current={name === section ? 'page' : undefined}
          >
            <Icon size={22} stroke={1.7} aria-hidden="true" />
            <span className={styles.text}>{t(`nav.${name}`)}</span>
            {((name === 'files' && expiring) || (name === 'alarms' && isCalled)) && (
              <span className={styles.soon} data-tone="amber" aria-hidden="true">
                !
              </span>
            )}
          </a>
        );
      })}
      <button
        type="button"
        className={styles.link}
        title={t('nav.commands')}
        onClick={() => perform('palette')}
      >
        <IconCommand size={22} stroke={1.7} aria-hidden="true" />
        <span className={styles.text}>{t('nav.commands')}</span>
      </button>
      <VaultSign />
    </nav>
  );
}

/** Says wherever one is that the credentials are locked, unreadable or in memory only, and leads to them. */
function VaultSign() {
  const t = useT();
  const vault = useAppState((state) => state.vault.state);
  const fault = isFault(vault);
  if (!fault && !isLocked(vault) && vault !== 'memory') return null;
  const Icon = isLocked(vault) ? IconLock : IconLockExclamation;
  const text = fault
    ? 'nav.vault.fault'
    : vault === 'memory'
      ? 'nav.vault.memory'
      : 'nav.vault.locked';
  return (
    <a
      href={hrefOf('settings', VAULT)}
      className={`${styles.link} ${styles.sign}`}
      title={t(text)}
      data-tone={isLocked(vault) ? 'grey' : 'amber'}
    >
      <Icon size={20} stroke={1.7} aria-hidden="true" />
      <span className={styles.text}>{t(text)}</span>
    </a>
  );
}
