/**
 * A field loses the focus while the mouse button is still down on another control. A message at the field would
 * move that control from under the pointer, and the click would be lost, so the message waits for the release.
 */
let isPressed = false;
let waiting: (() => void)[] = [];

function release(): void {
  isPressed = false;
  const due = waiting;
  waiting = [];
  // The click itself comes after the release.
  setTimeout(() => {
    for (const work of due) work();
  });
}

if (typeof window !== 'undefined') {
  window.addEventListener(
    'pointerdown',
    () => {
      isPressed = true;
    },
    true,
  );
  window.addEventListener('pointerup', release, true);
  window.addEventListener('pointercancel', release, true);
}

/** Does it now, or once the pointer that is down has been released and its click is over. */
export function whenReleased(work: () => void): void {
  if (isPressed) waiting.push(work);
  else work();
}
