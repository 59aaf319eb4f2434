import { useEffect } from 'react';
import { useMedia } from '../../theme/use-media.ts';

/**
 * Whether the window fills the screen. The wall then has all of it: the frame around it is put away, and
 * comes back with F11 or in another section.
 */
export function useFullScreen(): boolean {
  const isFull = useMedia('(display-mode: fullscreen)');
  useEffect(() => {
    if (!isFull) return;
    document.documentElement.dataset.wall = 'full-screen';
    return () => {
      delete document.documentElement.dataset.wall;
    };
  }, [isFull]);
  return isFull;
}
