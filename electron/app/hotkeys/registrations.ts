import type { HotkeyPort } from './hotkey-port.ts';

/** Which combinations the system has given to this program; all of them can be given back for a while. */
export class Registrations {
  readonly #port: HotkeyPort;
  readonly #onPress: (accelerator: string) => void;
  /** Every combination that is wanted, and whether the system gave it. */
  readonly #given = new Map<string, boolean>();
  #isSuspended = false;

  constructor(port: HotkeyPort, onPress: (accelerator: string) => void) {
    this.#port = port;
    this.#onPress = onPress;
  }

  /** By accelerator whether the system gave it, also while all are suspended. */
  get given(): ReadonlyMap<string, boolean> {
    return this.#given;
  }

  /** Asks for a combination, unless it is held; whether the system gives it. */
  add(accelerator: string): boolean {
    if (this.#given.get(accelerator) !== true) {
      this.#given.set(accelerator, this.#try(accelerator));
    }
    return this.#given.get(accelerator) === true;
  }

  /** Holds exactly these from now on: gives up others, asks for new ones. Refused ones are not asked for again. */
  keep(wanted: ReadonlySet<string>): void {
    for (const accelerator of this.#given.keys()) {
      if (!wanted.has(accelerator)) this.#remove(accelerator);
    }
    for (const accelerator of wanted) {
      if (!this.#given.has(accelerator)) this.add(accelerator);
    }
  }

  /** Nothing is delivered while suspended; what another program has taken meanwhile is refused afterwards. */
  suspend(isSuspended: boolean): void {
    if (isSuspended === this.#isSuspended) return;
    this.#isSuspended = isSuspended;
    const { setSuspended } = this.#port;
    if (setSuspended) setSuspended(isSuspended);
    else if (isSuspended) {
      for (const [accelerator, isGiven] of this.#given)
        if (isGiven) this.#port.unregister(accelerator);
    } else {
      for (const accelerator of this.#given.keys())
        this.#given.set(accelerator, this.#register(accelerator));
    }
  }

  #remove(accelerator: string): void {
    const isHeld = this.#given.get(accelerator) === true;
    this.#given.delete(accelerator);
    const isGivenBack = this.#isSuspended && !this.#port.setSuspended;
    if (isHeld && !isGivenBack) this.#port.unregister(accelerator);
  }

  /** While suspended: whether it could be had, without having it delivered. */
  #try(accelerator: string): boolean {
    if (!this.#isSuspended) return this.#register(accelerator);
    const { setSuspended } = this.#port;
    if (setSuspended) {
      // Suspended, the system refuses every new one.
      setSuspended(false);
      const isGiven = this.#register(accelerator);
      setSuspended(true);
      return isGiven;
    }
    const isGiven = this.#register(accelerator);
    if (isGiven) this.#port.unregister(accelerator);
    return isGiven;
  }

  #register(accelerator: string): boolean {
    return this.#port.register(accelerator, () => {
      // A press may be on its way while all are being suspended.
      if (!this.#isSuspended) this.#onPress(accelerator);
    });
  }
}
