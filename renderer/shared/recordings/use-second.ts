import { type RefCallback, useCallback, useState, useSyncExternalStore } from 'react';
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

/**
 * The present second, read again each second while the element can be seen.
 *
 * @returns the ref for the element, and Unix seconds.
 */
export function useSecond(): [RefCallback<HTMLElement>, number] {
  const [ref, isOnScreen] = useOnScreen();
  return [ref, useSyncExternalStore(isOnScreen ? ticker.subscribe : never, ticker.second)];
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
