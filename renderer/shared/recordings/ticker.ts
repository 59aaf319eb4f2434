/** What a ticker needs of the world. */
export interface TickerWorld {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Does something once, later; the answer takes that back. */
  later(work: () => void, ms: number): () => void;
  /** Whether the page is hidden. */
  isHidden(): boolean;
  onVisibility(listener: () => void): void;
}

/**
 * Whole seconds for whatever counts down: one timer for all of it, on the second; none while nothing
 * counts or the page is hidden.
 */
export class Ticker {
  readonly #world: TickerWorld;
  readonly #listeners = new Set<() => void>();
  #second = 0;
  #cancel: (() => void) | null = null;

  constructor(world: TickerWorld) {
    this.#world = world;
    world.onVisibility(() => this.#adapt());
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    this.#adapt();
    return () => {
      this.#listeners.delete(listener);
      this.#adapt();
    };
  };

  /** Unix seconds. The same for all that is drawn between two ticks. */
  readonly second = (): number => (this.#cancel ? this.#second : this.#nowInSeconds());

  #nowInSeconds(): number {
    return Math.floor(this.#world.now() / 1000);
  }

  #adapt(): void {
    const isWanted = this.#listeners.size > 0 && !this.#world.isHidden();
    if (isWanted === (this.#cancel !== null)) return;
    if (isWanted) {
      this.#tick();
    } else {
      this.#cancel?.();
      this.#cancel = null;
    }
  }

  #tick(): void {
    this.#second = this.#nowInSeconds();
    this.#cancel = this.#world.later(() => this.#tick(), 1000 - (this.#world.now() % 1000));
    for (const listener of this.#listeners) listener();
  }
}
