import type { ReactNode } from 'react';
import type { Tone } from '../../../electron/contract/colours.ts';
import styles from './badge.module.css';

/** Two words beside a name that must not be missed. */
export function Badge({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  return (
    <span className={styles.badge} data-tone={tone}>
      {children}
    </span>
  );
}
