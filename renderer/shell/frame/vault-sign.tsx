import { IconLock, IconLockExclamation } from '@tabler/icons-react';
import { useT } from '../../shared/i18n/use-t.ts';
import { hrefOf, VAULT } from '../../shared/navigation.ts';
import { isFault, isLocked } from '../../shared/secrets/vault-states.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
import styles from './rail.module.css';

/** Says wherever one is that the credentials are locked, unreadable or in memory only, and leads to them. */
export function VaultSign() {
  const t = useT();
  const vault = useAppState((state) => state.vault.state);
  const fault = isFault(vault);
  if (!fault && !isLocked(vault) && vault !== 'memory') return null;
  const Icon = isLocked(vault) ? IconLock : IconLockExclamation;
  const words = fault
    ? 'nav.vault.fault'
    : vault === 'memory'
      ? 'nav.vault.memory'
      : 'nav.vault.locked';
  return (
    <a
      href={hrefOf('settings', VAULT)}
      className={`${styles.link} ${styles.sign}`}
      title={t(words)}
      data-tone={isLocked(vault) ? 'grey' : 'amber'}
    >
      <Icon size={20} stroke={1.7} aria-hidden="true" />
      <span className={styles.words}>{t(words)}</span>
    </a>
  );
}
