import { STATUS_APPEARANCES, type Tone } from '#contract/model/colours.ts';
import { isWell, type ShownStatus } from '#contract/model/run.ts';
import type { Action } from '#contract/model/vendor.ts';
import { statusKey } from '#contract/rules/outcome-text.ts';
import { nearClock } from '../format/time.ts';
import { type Translate, useT } from '../i18n/use-t.ts';
import styles from './status.module.css';

export interface Standing {
  readonly status: ShownStatus | 'idle';
  readonly practice: boolean;
  /** What was asked for; a start where absent. */
  readonly action?: Action;
  /** Accepted, and known to have ended or to have been stopped. */
  readonly ended?: boolean;
  /** When an operator settled it; ISO 8601 in UTC. */
  readonly verifiedAt?: string | null;
}

const STOPPED_SIGN = '■';

const isStop = ({ action }: Standing): boolean => action === 'StopCDNRecord';

/** Red is the tally: never for practice, not for what is known to have ended, and not for a stop. */
export function toneOf(standing: Standing): Tone {
  const { status, practice, ended = false } = standing;
  if (status === 'idle' || !isWell(status)) return STATUS_APPEARANCES[status].tone;
  // An operator saw it recording after its stop.
  const isStopped = isStop(standing) && status !== 'verified-recording';
  if (ended || isStopped) return 'grey';
  return practice ? 'violet' : STATUS_APPEARANCES[status].tone;
}

export const signOf = (standing: Standing): string =>
  standing.status === 'accepted' && isStop(standing)
    ? STOPPED_SIGN
    : STATUS_APPEARANCES[standing.status].sign;

/** The status as text; a stop is named as such, and a verdict with its time. */
export function statusText({ status, action, verifiedAt }: Standing, t: Translate): string {
  if (status === 'idle') return t('status.idle');
  const text = t(statusKey(status, action));
  const isVerified = status === 'verified-recording' || status === 'verified-not-recording';
  if (!isVerified || !verifiedAt) return text;
  return t('status.at', { status: text, time: nearClock(new Date(verifiedAt), new Date()) });
}

interface StatusProps extends Standing {
  readonly large?: boolean;
  /** In place of the status word, where a plainer one is known. */
  readonly text?: string | undefined;
}

/** Tone, sign and word together: never colour alone. */
export function Status({ large = false, text, ...standing }: StatusProps) {
  const t = useT();
  return (
    <span className={styles.status} data-tone={toneOf(standing)} data-large={large || undefined}>
      <span className={styles.sign} aria-hidden="true">
        {signOf(standing)}
      </span>
      <span>{text ?? statusText(standing, t)}</span>
    </span>
  );
}
