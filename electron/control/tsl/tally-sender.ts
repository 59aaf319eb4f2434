import type { TslTarget } from '#contract/model/control.ts';
import type { PresetSignal } from '#contract/rules/preset-signal.ts';
import { displayOf, leftBehind, packetOf } from './display.ts';
import type { OpenWire, Wire } from './link.ts';
import type { Display } from './packet.ts';

/** Each display is told again within this time: UDP loses packets, and a receiver may have been started later. */
export const RESEND_MS = 5_000;
/** Packets of a large receiver are spread over the time, and no timer is quicker than this. */
const LEAST_TICK_MS = 100;
/** So long no fault must come before a receiver counts as there: UDP reports one only after a packet. */
const CALM_MS = 3_000;
/** Waits before the next try, in milliseconds; the last one stays. */
const BACKOFF_MS = [500, 1_000, 2_000, 5_000, 10_000] as const;

export interface TallySenderServices {
  readonly open: OpenWire;
  /** Runs the work after so many milliseconds, unless the function returned is called before. */
  after(ms: number, work: () => void): () => void;
  /** The receiver cannot be reached, with the system's code; null once it can. Each told once. */
  tell(fault: string | null): void;
}

export type Signals = ReadonlyMap<string, PresetSignal>;

/** Keeps the displays of one receiver. */
export class TallySender {
  readonly #target: TslTarget;
  readonly #services: TallySenderServices;
  #displays: readonly Display[];
  #wire: Wire | null = null;
  #isOpen = false;
  #isStopped = false;
  #failures = 0;
  #fault: string | null = null;
  /** The display that is told again next. */
  #next = 0;
  readonly #timers = new Map<'tick' | 'retry' | 'calm', () => void>();

  constructor(target: TslTarget, signals: Signals, services: TallySenderServices) {
    this.#target = target;
    this.#services = services;
    this.#displays = displaysOf(target, signals);
    this.#connect();
  }

  /** Tells what has changed, at once. */
  show(signals: Signals): void {
    const before = this.#displays;
    this.#displays = displaysOf(this.#target, signals);
    if (!this.#isOpen) return;
    for (const [index, display] of this.#displays.entries()) {
      if (!isSame(display, before[index])) this.#send(display);
    }
  }

  /**
   * Ends, with a last packet for each display.
   *
   * @param isLeaving the program ends, and what records goes on: such a lamp becomes amber, since no packet will tell the
   * end. Else the receiver gets no tally any more, and every lamp goes off.
   */
  async stop(isLeaving: boolean): Promise<void> {
    this.#isStopped = true;
    for (const cancel of this.#timers.values()) cancel();
    this.#timers.clear();
    if (this.#isOpen) {
      for (const display of this.#displays) {
        this.#send(isLeaving ? leftBehind(display) : { ...display, colour: 'off' });
      }
    }
    await this.#wire?.close();
    this.#noteFault(null);
  }

  #connect(): void {
    const { host, port } = this.#target;
    const wire = this.#services.open(
      { host, port },
      {
        onOpen: () => this.#opened(),
        onLost: (reason) => this.#lost(reason),
      },
    );
    this.#wire = wire;
  }

  #opened(): void {
    if (this.#isStopped) return;
    this.#isOpen = true;
    for (const display of this.#displays) this.#send(display);
    this.#next = 0;
    this.#arm('calm', CALM_MS, () => {
      this.#failures = 0;
      this.#noteFault(null);
    });
    this.#tick();
  }

  #lost(reason: string): void {
    if (this.#isStopped) return;
    this.#isOpen = false;
    this.#cancel('tick');
    this.#cancel('calm');
    this.#noteFault(reason);
    const wait = BACKOFF_MS[Math.min(this.#failures, BACKOFF_MS.length - 1)] ?? LEAST_TICK_MS;
    this.#failures += 1;
    this.#arm('retry', wait, () => this.#connect());
  }

  /** Tells the next displays again, so that within `RESEND_MS` each was. */
  #tick(): void {
    const count = this.#displays.length;
    if (count === 0) return;
    const wait = Math.max(LEAST_TICK_MS, RESEND_MS / count);
    const many = Math.ceil((count * wait) / RESEND_MS);
    this.#arm('tick', wait, () => {
      for (let told = 0; told < many && this.#isOpen; told += 1) {
        const display = this.#displays[this.#next % count];
        this.#next = (this.#next + 1) % count;
        if (display) this.#send(display);
      }
      if (this.#isOpen) this.#tick();
    });
  }

  #send(display: Display): void {
    this.#wire?.send(packetOf(display, this.#target));
  }

  /** A receiver that stays away is one fault, whatever the system says at each try. */
  #noteFault(reason: string | null): void {
    if ((reason === null) === (this.#fault === null)) return;
    this.#fault = reason;
    this.#services.tell(reason);
  }

  #arm(name: 'tick' | 'retry' | 'calm', ms: number, work: () => void): void {
    this.#cancel(name);
    this.#timers.set(name, this.#services.after(ms, work));
  }

  #cancel(name: 'tick' | 'retry' | 'calm'): void {
    this.#timers.get(name)?.();
    this.#timers.delete(name);
  }
}

const displaysOf = ({ addresses }: TslTarget, signals: Signals): Display[] =>
  addresses.map(({ presetId, address }) => displayOf(address, signals.get(presetId)));

const isSame = (a: Display, b: Display | undefined): boolean =>
  a.address === b?.address && a.colour === b.colour && a.text === b.text;
