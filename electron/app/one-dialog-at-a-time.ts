import type { ErrorCode } from '#contract/ipc/channels.ts';
import { Refused } from '../recording/refused.ts';

/** SECURITY: one window outside the page at a time: a page that asks for five hundred gets one. */
export class OneOpen {
  readonly #code: ErrorCode;
  #isOpen = false;

  /** @param code How a second one is refused. */
  constructor(code: ErrorCode) {
    this.#code = code;
  }

  /**
   * Does the work while nothing else of this kind is open.
   *
   * @throws Refused when something is open; nothing is done then.
   */
  async during<T>(work: () => Promise<T>): Promise<T> {
    if (this.#isOpen) throw new Refused(this.#code, 'another one is open');
    this.#isOpen = true;
    try {
      return await work();
    } finally {
      this.#isOpen = false;
    }
  }
}
