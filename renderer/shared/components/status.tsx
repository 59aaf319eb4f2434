import { STATUS_LOOKS, type Tone } from '../../../electron/contract/colours.ts';
import type { RunStatus } from '../../../electron/contract/run.ts';
import { useT } from '../i18n/use-t.ts';
import styles from './status.module.css';

export interface Standing {
  readonly status: RunStatus | 'idle';
  readonly practice: boolean;
  /** Accepted, and every end time that was sent has passed. */
  readonly ended?: boolean;
}

/** Red is the tally: never for practice, and not for what is known to have ended. */
export function toneOf({ status, practice, ended = false }: Standing): Tone {
  if (status !== 'accepted') return STATUS_LOOKS[status].tone;
  if (ended) return 'grey';
  return practice ? 'violet' : STATUS_LOOKS.accepted.tone;
}

/** Tone, sign and word together: never colour alone. */
export function Status({ large = false, ...standing }: Standing & { readonly large?: boolean }) {
  const t = useT();
  return (
    <span className={styles.status} data-tone={toneOf(standing)} data-large={large || undefined}>
      <span className={styles.sign} aria-hidden="true">
        {STATUS_LOOKS[standing.status].sign}
      </span>
      <span>{t(`status.${standing.status}`)}</span>
    </span>
  );
}
