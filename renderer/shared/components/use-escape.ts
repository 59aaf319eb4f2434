import { useEffect, useEffectEvent } from 'react';

/** What is open over the page, the topmost last; each as the function that closes it. */
const opened: (() => void)[] = [];

/**
 * Escape closes the topmost of all that is open, and nothing else. The library's own dialogs each listen to
 * the window and would all close at once: with a question over an editor, its text would be gone. So each
 * says `closeOnEscape={false}` and uses this.
 */
export function useEscape(isOpen: boolean, onClose: () => void): void {
  const close = useEffectEvent(onClose);
  useEffect(() => {
    if (!isOpen) return;
    const entry = () => close();
    if (opened.length === 0) window.addEventListener('keydown', onKeyDown, { capture: true });
    opened.push(entry);
    return () => {
      opened.splice(opened.indexOf(entry), 1);
      if (opened.length === 0) window.removeEventListener('keydown', onKeyDown, { capture: true });
    };
  }, [isOpen]);
}

/** One Escape closes one thing, however long it is held; and none, where a list within it takes the key. */
function onKeyDown(event: KeyboardEvent): void {
  if (event.key !== 'Escape' || event.isComposing || event.repeat) return;
  const { target } = event;
  if (target instanceof Element && target.getAttribute(TAKES_IT) === 'true') return;
  opened.at(-1)?.();
}

/** The library's mark on an open list or menu. */
const TAKES_IT = 'data-mantine-stop-propagation';
