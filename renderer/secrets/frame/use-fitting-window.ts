import { type RefObject, useEffect } from 'react';
import { bridge } from '../../shared/bridge/bridge.ts';

/** Has main make the window as high as this element, at first and whenever that changes. */
export function useFittingWindow(ref: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    let told = 0;
    const observer = new ResizeObserver(() => {
      const height = Math.ceil(element.getBoundingClientRect().height);
      if (height === told || height === 0) return;
      told = height;
      void bridge.ask('secrets.fit', { height });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);
}
