import { Modal } from '@mantine/core';
import { useEscape } from '../components/use-escape.ts';
import { useReturnFocus } from '../components/use-return-focus.ts';
import { useT } from '../i18n/use-t.ts';
import { isMac } from './keys.ts';
import { Keys } from './keys-shown.tsx';
import styles from './shortcut-sheet.module.css';
import { PLACES, shortcutsOn } from './shortcuts.ts';

/** Every key that does something, drawn from the one table of them. */
export function ShortcutSheet({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  useReturnFocus();
  useEscape(true, onClose);
  const all = shortcutsOn(isMac());
  return (
    <Modal
      opened
      size={560}
      onClose={onClose}
      closeOnEscape={false}
      title={t('shortcuts.title')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {PLACES.map((place) => (
        <section key={place} className={styles.part}>
          <h3 className={styles.heading}>{t(`shortcuts.${place}`)}</h3>
          <dl className={styles.list}>
            {all
              .filter((shortcut) => shortcut.place === place)
              .map(({ words, keys }) => (
                <div key={words} className={styles.line}>
                  <dt className={styles.words}>{t(words)}</dt>
                  <dd className={styles.keys}>
                    {keys.map((one) => (
                      <Keys key={one} keys={one} />
                    ))}
                  </dd>
                </div>
              ))}
          </dl>
        </section>
      ))}
      <p className={styles.note}>{t('shortcuts.safe')}</p>
    </Modal>
  );
}
