import type { SecretsPage } from '../../electron/app/credentials/secret-prompt.ts';

/** The window for secrets without a window: it counts, and tells of its end as Electron's does, at once. */
export class PaperPage implements SecretsPage {
  focused = 0;
  isDestroyed = false;
  readonly #listeners: (() => void)[] = [];

  fitHeight(): void {}

  focus(): void {
    this.focused += 1;
  }

  destroy(): void {
    if (this.isDestroyed) return;
    this.isDestroyed = true;
    for (const listener of this.#listeners) listener();
  }

  onClosed(listener: () => void): void {
    this.#listeners.push(listener);
  }

  /** What the operator does with the window's own button. */
  close(): void {
    this.destroy();
  }
}
