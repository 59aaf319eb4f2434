/**
 * A key that is held presses a button once: not again and again, and not the one that has got the focus
 * since, which may start or stop something.
 */
export function refuseHeldKeys(): void {
  window.addEventListener('keydown', refuseHeldKey, { capture: true });
}

function refuseHeldKey(event: KeyboardEvent): void {
  if (!event.repeat || (event.key !== 'Enter' && event.key !== ' ')) return;
  if (event.target instanceof Element && event.target.closest('button')) event.preventDefault();
}
