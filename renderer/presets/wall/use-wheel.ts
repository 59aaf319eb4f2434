import { type RefObject, useEffect, useEffectEvent } from 'react';

/** One turn of a wheel sends many events. */
const REST_MS = 250;
const LEAST_PX = 20;

/** Turns the pages with the wheel, one page at a time. */
export function useWheel(
  element: RefObject<HTMLElement | null>,
  onTurn: (by: 1 | -1) => void,
): void {
  const turn = useEffectEvent(onTurn);
  useEffect(() => {
    const wheeled = element.current;
    if (!wheeled) return;
    let last = Number.NEGATIVE_INFINITY;
    const listener = ({ deltaY, ctrlKey, timeStamp }: WheelEvent) => {
      if (ctrlKey || Math.abs(deltaY) < LEAST_PX || timeStamp - last < REST_MS) return;
      last = timeStamp;
      turn(deltaY > 0 ? 1 : -1);
    };
    wheeled.addEventListener('wheel', listener, { passive: true });
    return () => wheeled.removeEventListener('wheel', listener);
  }, [element]);
}
