import { WrongPassphrase } from './passphrase.ts';

const FREE_ATTEMPTS = 2;
const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 60_000;

/**
 * Slows down an attacker who tries passphrases at this computer: after the second wrong one the wait doubles,
 * from 2 s to at most a minute. An attacker with the files tries elsewhere; the cost of scrypt slows that down.
 */
export class Attempts {
  readonly #monotonic: () => number;
  #wrong = 0;
  #notBefore = 0;

  constructor(monotonic: () => number) {
    this.#monotonic = monotonic;
  }

  /** Milliseconds until the next passphrase is looked at; 0 when it may be given now. */
  get waitMs(): number {
    return Math.max(0, Math.ceil(this.#notBefore - this.#monotonic()));
  }

  /** Has a passphrase tried, unless the wait after a wrong one has not passed yet. */
  async try<T>(
    attempt: () => Promise<T>,
  ): Promise<{ kind: 'done'; value: T } | { kind: 'wrong' | 'wait'; waitMs: number }> {
    const { waitMs } = this;
    if (waitMs > 0) return { kind: 'wait', waitMs };
    try {
      const value = await attempt();
      this.reset();
      return { kind: 'done', value };
    } catch (error) {
      if (!(error instanceof WrongPassphrase)) throw error;
      return { kind: 'wrong', waitMs: this.#fail() };
    }
  }

  reset(): void {
    this.#wrong = 0;
    this.#notBefore = 0;
  }

  #fail(): number {
    this.#wrong += 1;
    const doublings = this.#wrong - FREE_ATTEMPTS - 1;
    const wait = doublings < 0 ? 0 : Math.min(FIRST_WAIT_MS * 2 ** doublings, LONGEST_WAIT_MS);
    this.#notBefore = this.#monotonic() + wait;
    return wait;
  }
}
