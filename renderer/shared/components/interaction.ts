import { type MouseEvent, useEffect, useEffectEvent, useState } from 'react';

/**
 * Click handler for a button that starts or stops a recording. Ignores the second click of a double click, which
 * would act twice, or press a button that has come under the pointer since the first click.
 */
export const singleClick =
  (act: () => void) =>
  ({ detail }: Pick<MouseEvent, 'detail'>): void => {
    // 0 where a key has pressed it.
    if (detail <= 1) act();
  };

/** After a refused save: to the first field that needs a hand, once the form has been drawn again. */
export function focusFirstInvalid(form: HTMLFormElement): void {
  requestAnimationFrame(() => {
    const group = form.querySelector<HTMLElement>('[role="alert"], .mantine-InputWrapper-error');
    const field = group?.parentElement?.querySelector<HTMLElement>('input, textarea');
    field?.focus();
    group?.scrollIntoView({ block: 'nearest' });
  });
}

/** What is open over the page, the topmost last; each as the function that closes it. */
const opened: (() => void)[] = [];

/**
 * Escape closes the topmost of all that is open, and nothing else. The library's own dialogs each listen to
 * the window and would all close at once: with a question over an editor, its text would be gone. So each
 * says `closeOnEscape={false}` and uses this.
 *
 * @param beneath it lies under whatever else is open, however late it was opened.
 */
export function useEscape(isOpen: boolean, onClose: () => void, beneath = false): void {
  const close = useEffectEvent(onClose);
  useEffect(() => {
    if (!isOpen) return;
    const entry = () => close();
    if (opened.length === 0) window.addEventListener('keydown', onKeyDown, { capture: true });
    if (beneath) opened.unshift(entry);
    else opened.push(entry);
    return () => {
      opened.splice(opened.indexOf(entry), 1);
      if (opened.length === 0) window.removeEventListener('keydown', onKeyDown, { capture: true });
    };
  }, [isOpen, beneath]);
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

/**
 * Gives the focus back, when something that was opened goes, to what opened it. The library does so only
 * for what was there closed before; ours comes and goes whole.
 */
export function useReturnFocus(): void {
  const [opener] = useState(openerNow);
  useEffect(
    () => () => {
      // Where it stood: a board that is scrolled under a hand makes it hit something else.
      if (opener?.isConnected) opener.focus({ preventScroll: true });
    },
    [opener],
  );
}

/** What has the focus; for an item of a menu, which goes with its menu, the button that opened that. */
export function openerNow(): HTMLElement | null {
  const focused = document.activeElement;
  const button = focused?.closest('[role="menu"]')?.getAttribute('aria-labelledby');
  if (button) return document.getElementById(button);
  return focused instanceof HTMLElement ? focused : null;
}
