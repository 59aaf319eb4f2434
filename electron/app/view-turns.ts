/**
 * The work that follows a step of a call, one piece in each turn of the event loop: a view that is drawn, a
 * notification that is written, and a batch for the history would together hold up the next click. What shows
 * the state comes first, so that it is late by one turn at most.
 */
export class ViewTurns {
  readonly #draws: (() => void)[] = [];
  readonly #rest: (() => void)[] = [];
  readonly #onFault: (error: unknown) => void;
  #isDue = false;

  /** `onFault` receives the error of a piece that throws; the others go on. */
  constructor(onFault: (error: unknown) => void) {
    this.#onFault = onFault;
  }

  /** Runs in the next turn that no earlier draw has. */
  draw(work: () => void): void {
    this.#draws.push(work);
    this.#wake();
  }

  /** Runs when nothing is left to draw, in the order in which it was asked for. */
  later(work: () => void): void {
    this.#rest.push(work);
    this.#wake();
  }

  #wake(): void {
    if (this.#isDue || this.#draws.length + this.#rest.length === 0) return;
    this.#isDue = true;
    // An immediate still belongs to the turn that asked for it: timers and clicks come in before the second.
    setImmediate(() => setImmediate(() => this.#turn()));
  }

  #turn(): void {
    const work = this.#draws.shift() ?? this.#rest.shift();
    this.#isDue = false;
    this.#wake();
    try {
      work?.();
    } catch (error) {
      this.#onFault(error);
    }
  }
}
