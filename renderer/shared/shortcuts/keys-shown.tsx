import { isMac, keyNames } from './keys.ts';
import styles from './shortcut-sheet.module.css';

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
