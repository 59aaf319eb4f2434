import { useEffect, useSyncExternalStore } from 'react';
import { bridge } from '../../shared/bridge/bridge.ts';

const listeners = new Set<() => void>();
let isFull = false;
let isHeard = false;

/** Hears of it for as long as the window lives: another section may be on the screen when it changes. */
export function watchFullScreen(): void {
  if (isHeard) return;
  isHeard = true;
  bridge.on('window.fullScreenChanged', ({ fullScreen }) => {
    isFull = fullScreen;
    for (const listener of listeners) listener();
  });
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/**
 * Whether the window fills the screen. The wall then has all of it: the frame around it is put away, and
 * comes back with F11 or in another section.
 */
export function useFullScreen(): boolean {
  const full = useSyncExternalStore(subscribe, () => isFull);
  useEffect(() => {
    if (!full) return;
    document.documentElement.dataset.wall = 'full-screen';
    return () => {
      delete document.documentElement.dataset.wall;
    };
  }, [full]);
  return full;
}
