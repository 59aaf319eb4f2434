import { useEffect, useEffectEvent } from 'react';
import { isMac } from './keys.ts';
import { actionOf, type ShortcutAction } from './shortcuts.ts';

/** Listens to the whole window. Keys that are held down, or that write Chinese, do nothing. */
export function useShortcuts(perform: (action: ShortcutAction) => void): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || event.repeat) return;
    const action = actionOf(event, {
      mac: isMac(),
      typing: isField(event.target),
      inDialog: document.querySelector('[aria-modal="true"]') !== null,
    });
    if (!action) return;
    event.preventDefault();
    perform(action);
  });
  useEffect(() => {
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}

const NO_TEXT = new Set(['button', 'checkbox', 'radio', 'submit', 'reset', 'range', 'color']);

/** Whether letters typed there are text. */
function isField(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !NO_TEXT.has(target.type);
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLElement && target.isContentEditable;
}
