/** A click is told after the menu has closed, on macOS a moment later: the menu must still be the one that it was in. */
export const AFTER_CLOSING_MS = 250;
/** A desktop may not tell that a menu has closed: the menu must not stay old for good. */
export const LONGEST_OPEN_MS = 60_000;

/**
 * Replaces a menu only while it is closed. A menu that is replaced under the pointer loses the click, or moves
 * another line there.
 */
export class OpenMenu {
  #isHeld = false;
  #timer: NodeJS.Timeout | undefined;
  #replacement: (() => void) | null = null;

  /** The menu is about to show. */
  opened(): void {
    this.#isHeld = true;
    this.#releaseIn(LONGEST_OPEN_MS);
  }

  closed(): void {
    if (this.#isHeld) this.#releaseIn(AFTER_CLOSING_MS);
  }

  /** At once, or when the menu has closed: then only the newest replacement. */
  replace(replacement: () => void): void {
    if (this.#isHeld) this.#replacement = replacement;
    else replacement();
  }

  /** Forgets what waits. */
  end(): void {
    clearTimeout(this.#timer);
    this.#replacement = null;
  }

  #releaseIn(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#isHeld = false;
      const replacement = this.#replacement;
      this.#replacement = null;
      replacement?.();
    }, ms);
  }
}
