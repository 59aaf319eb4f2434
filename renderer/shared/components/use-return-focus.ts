import { useEffect, useState } from 'react';

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
function openerNow(): HTMLElement | null {
  const focused = document.activeElement;
  const button = focused?.closest('[role="menu"]')?.getAttribute('aria-labelledby');
  if (button) return document.getElementById(button);
  return focused instanceof HTMLElement ? focused : null;
}
