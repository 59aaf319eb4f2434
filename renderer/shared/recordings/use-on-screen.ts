import { type RefCallback, useCallback, useState } from 'react';

/** Whether an element can be seen: what is scrolled away or folded needs no work. */
export function useOnScreen(): [RefCallback<HTMLElement>, boolean] {
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
