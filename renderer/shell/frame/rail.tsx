import {
  IconBroadcast,
  IconCommand,
  IconHistory,
  IconPlayerRecord,
  IconSettings,
} from '@tabler/icons-react';
import { useT } from '../../shared/i18n/use-t.ts';
import { hrefOf, SECTIONS, type Section } from '../../shared/navigation.ts';
import { useWindowActions } from '../../shared/window-actions.ts';
import styles from './rail.module.css';
import { VaultSign } from './vault-sign.tsx';

const ICONS = {
  presets: IconPlayerRecord,
  'on-air': IconBroadcast,
  history: IconHistory,
  settings: IconSettings,
} as const;

/** The way between the sections: at the side, since the smallest window is short of height. */
export function Rail({ section }: { readonly section: Section }) {
  const t = useT();
  const { perform } = useWindowActions();
  return (
    <nav className={styles.rail} aria-label={t('nav.label')}>
      {SECTIONS.map((name) => {
        const Icon = ICONS[name];
        return (
          <a
            key={name}
            href={hrefOf(name)}
            className={styles.link}
            title={t(`nav.${name}`)}
            aria-current={name === section ? 'page' : undefined}
          >
            <Icon size={22} stroke={1.7} aria-hidden="true" />
            <span className={styles.words}>{t(`nav.${name}`)}</span>
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
        <span className={styles.words}>{t('nav.commands')}</span>
      </button>
      <VaultSign />
    </nav>
  );
}
