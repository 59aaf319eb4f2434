import type { PageAddress } from '#contract/ipc/sections.ts';

/**
 * What the page is to show, kept while no page listens: one that is loading, or has not put up its views yet, would
 * not hear of it.
 */
export class WantedPlace {
  #isHeard = false;
  #kept: PageAddress | null = null;

  /** A page is loading: it asks later. A place that none has shown is kept for it. */
  loads(): void {
    this.#isHeard = false;
  }

  /** The window is another one, and its address says what to show. */
  forget(): void {
    this.#isHeard = false;
    this.#kept = null;
  }

  /** Whether the page hears of the place now; else it gets the place, or a later one, once it asks. */
  request(address: PageAddress): boolean {
    if (!this.#isHeard) this.#kept = address;
    return this.#isHeard;
  }

  /** For the page, which listens from now on. */
  take(): PageAddress | null {
    const kept = this.#kept;
    this.#isHeard = true;
    this.#kept = null;
    return kept;
  }
}
