import { serverAheadSeconds } from '#contract/rules/server-clock-ahead.ts';
import { useT } from '../i18n/use-t.ts';
import { useAppState } from '../state/use-app-state.ts';
import styles from './countdown.module.css';
import { timeLeft } from './endings.ts';
import { useSecond } from './use-second.ts';

/** How long something goes on. Drawn each second, and only in sight. */
export function Countdown({ endTime }: { readonly endTime: number }) {
  const t = useT();
  const ahead = useAppState((state) => serverAheadSeconds(state.problems));
  const [ref, now] = useSecond();
  return (
    <span ref={ref} role="timer" className={styles.left}>
      {t('board.left', { time: timeLeft(endTime - now - ahead) })}
    </span>
  );
}
