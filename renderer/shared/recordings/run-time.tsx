import { serverAheadSeconds } from '#contract/rules/server-clock-ahead.ts';
import { useT } from '../i18n/use-t.ts';
import { useAppState } from '../state/use-app-state.ts';
import styles from './countdown.module.css';
import { timeLeft, timeSince } from './endings.ts';
import { useSecond } from './use-second.ts';

/** So long before a known end the time that is left counts more than the time that has passed. */
const COUNTDOWN_SECONDS = 600;

interface RunTimeProps {
  /** When the first of what records was accepted; ISO 8601. */
  readonly since: string;
  /** Unix seconds; null where no end of all of it is known (`commonEnd`). */
  readonly endTime: number | null;
}

/** How long something has been recording; in the last ten minutes before a known end, how long it goes on. */
export function RunTime({ since, endTime }: RunTimeProps) {
  const t = useT();
  const ahead = useAppState((state) => serverAheadSeconds(state.problems));
  const [ref, now] = useSecond();
  const left = endTime === null ? null : endTime - now - ahead;
  const isEnding = left !== null && left >= 0 && left < COUNTDOWN_SECONDS;
  return (
    <span ref={ref} role="timer" className={styles.left}>
      {isEnding
        ? t('board.left', { time: timeLeft(left) })
        : timeSince(now - Date.parse(since) / 1000)}
    </span>
  );
}
