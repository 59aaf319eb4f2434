import { Modal } from '@mantine/core';
import { useEscape, useReturnFocus } from '../components/interaction.ts';
import { useT } from '../i18n/use-t.ts';
import { isMac, keyNames } from './keys.ts';
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
              .map(({ text, keys }) => (
                <div key={text} className={styles.line}>
                  <dt className={styles.text}>{t(text)}</dt>
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

/** One way to press it. */
export function Keys({ keys }: { readonly keys: string }) {
  return (
    <span className={styles.combination}>
      {keyNames(keys, isMac()).map((name) => (
        <kbd key={name} className={styles.key}>
          {name}
        </kbd>
      ))}
    </span>
  );
}
