import type { ReactNode } from 'react';
import type { ErrorCode } from '#contract/ipc/channels.ts';
import type { Tone } from '#contract/model/colours.ts';
import { useT } from '../i18n/use-t.ts';
import styles from './note.module.css';

interface NoteProps {
  readonly tone: Tone;
  readonly sign: ReactNode;
  readonly title?: string | undefined;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  /** The title says enough where the window is low: another view has the rest. */
  readonly brief?: boolean;
  /** `alert` interrupts a screen reader: for what has just gone wrong. */
  readonly role?: 'alert' | 'note';
}

/** A sentence in its place, with a sign and a coloured edge. */
export function Note({ tone, sign, title, children, actions, brief, role = 'note' }: NoteProps) {
  return (
    <div className={styles.note} data-tone={tone} role={role}>
      <span className={styles.sign} aria-hidden="true">
        {sign}
      </span>
      <div className={styles.text}>
        {title && <strong className={styles.title}>{title}</strong>}
        {brief ? <span className={styles.rest}>{children}</span> : children}
      </div>
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}

/** A refused request, in words, near what was asked for. */
export function ErrorNote({
  code,
  actions,
}: {
  readonly code: ErrorCode | null;
  readonly actions?: ReactNode;
}) {
  const t = useT();
  if (!code) return null;
  return (
    <Note tone="amber" sign="✕" role="alert" actions={actions}>
      {t(`error.${code}`)}
    </Note>
  );
}
