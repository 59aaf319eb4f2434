import type { ReactNode } from 'react';
import type { Tone } from '#contract/model/colours.ts';
import { useT } from '../i18n/use-t.ts';
import styles from './badge.module.css';

interface BadgeProps {
  readonly tone: Tone;
  /** Sets it apart from its like by more than its word. */
  readonly dashed?: boolean;
  readonly children: ReactNode;
}

/** Two words beside a name that must not be missed. */
export function Badge({ tone, dashed = false, children }: BadgeProps) {
  return (
    <span className={styles.badge} data-tone={tone} data-dashed={dashed || undefined}>
      {children}
    </span>
  );
}

/** A loopback endpoint never records anything on air. The badge follows the endpoint, not the account's name. */
export function NotAir() {
  const t = useT();
  return <Badge tone="violet">{t('badge.practice')}</Badge>;
}
