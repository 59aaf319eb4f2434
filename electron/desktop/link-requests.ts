import type { App } from 'electron';

/** Links as macOS passes them: as events, possibly before the program is ready. Elsewhere they are arguments. */
export class LinkRequests {
  readonly #early: string[] = [];
  #open: ((link: string) => void) | null = null;

  constructor(app: App) {
    app.on('open-url', (event, link) => {
      event.preventDefault();
      if (this.#open) this.#open(link);
      else this.#early.push(link);
    });
  }

  /** Calls `open` for every link from now on, and for those that came before. */
  follow(open: (link: string) => void): void {
    this.#open = open;
    for (const link of this.#early.splice(0)) open(link);
  }
}
