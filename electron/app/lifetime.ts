/** Whether the process stays: for good once the operator asks to see the program, else until its last work is done. */
export class AppLifetime<Code extends number> {
  readonly ended: Promise<Code | 'quit'>;
  #end: (code: Code | 'quit') => void = () => undefined;
  #stays = false;
  #holds = 0;
  #over = false;
  #leaveWith: Code | null = null;

  constructor() {
    this.ended = new Promise((resolve) => {
      this.#end = resolve;
    });
  }

  get stays(): boolean {
    return this.#stays;
  }

  stay(): void {
    this.#stays = true;
  }

  end(code: Code | 'quit'): void {
    this.#over = true;
    this.#end(code);
  }

  endWhenIdle(code: Code): void {
    this.#leaveWith = code;
    this.#check();
  }

  /** Puts the end off until the function returned is called; null when the end has come. */
  hold(): (() => void) | null {
    if (this.#over) return null;
    this.#holds += 1;
    return () => {
      this.#holds -= 1;
      this.#check();
    };
  }

  #check(): void {
    if (!this.#stays && this.#holds === 0 && this.#leaveWith !== null) this.end(this.#leaveWith);
  }
}
