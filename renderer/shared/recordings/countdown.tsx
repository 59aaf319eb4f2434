import { type RefCallback, useCallback, useState, useSyncExternalStore } from 'react';
import { serverAheadSeconds } from '#contract/rules/server-clock-ahead.ts';
import { useT } from '../i18n/use-t.ts';
import { useAppState } from '../state/use-app-state.ts';
import styles from './countdown.module.css';
import { timeLeft } from './endings.ts';
import { Ticker } from './ticker.ts';

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

/** Whether an element can be seen: what is scrolled away or collapsed needs no work. */
function useOnScreen(): [RefCallback<HTMLElement>, boolean] {
  const [isOnScreen, setOnScreen] = useState(false);
  const ref = useCallback((element: HTMLElement | null) => {
    if (!element) return;
    const observer = new IntersectionObserver((entries) => {
      setOnScreen(entries.at(-1)?.isIntersecting ?? false);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, isOnScreen];
}
