import { useSyncExternalStore } from 'react';
import { serverAheadSeconds } from '#contract/rules/server-ahead.ts';
import { useT } from '../i18n/use-t.ts';
import { useAppState } from '../state/use-app-state.ts';
import styles from './countdown.module.css';
import { timeLeft } from './endings.ts';
import { Ticker } from './ticker.ts';
import { useOnScreen } from './use-on-screen.ts';

const ticker = new Ticker({
  now: () => Date.now(),
  later: (work, ms) => {
    const timer = setTimeout(work, ms);
    return () => clearTimeout(timer);
  },
  isHidden: () => document.hidden,
  onVisibility: (listener) => document.addEventListener('visibilitychange', listener),
});

const never = () => () => undefined;

/** How long something goes on. The only thing on the board that is drawn each second, and only in sight. */
export function Countdown({ endTime }: { readonly endTime: number }) {
  const t = useT();
  const [ref, isOnScreen] = useOnScreen();
  const ahead = useAppState((state) => serverAheadSeconds(state.problems));
  const now = useSyncExternalStore(isOnScreen ? ticker.subscribe : never, ticker.second);
  return (
    <span ref={ref} role="timer" className={styles.left}>
      {t('board.left', { time: timeLeft(endTime - now - ahead) })}
    </span>
  );
}
