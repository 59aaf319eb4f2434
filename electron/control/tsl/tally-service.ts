import type { TslTarget } from '#contract/model/control.ts';
import { openTcp, openUdp } from './link.ts';
import { type Signals, TallySender, type TallySenderServices } from './tally-sender.ts';

export interface TallyServices {
  readonly after: TallySenderServices['after'];
  /** The signals of all presets now. */
  signals(): Signals;
  /** The receivers that cannot be reached, as text; null where each can. Told when that changes. */
  tell(unreachable: string | null): void;
}

/** Tally to every receiver of the settings. */
export class TallyService {
  readonly #services: TallyServices;
  /** By what the settings say of it: one that has not changed keeps its connection. */
  #senders = new Map<string, TallySender>();
  readonly #faults = new Map<string, string>();
  #told: string | null = null;
  #shown: Signals | null = null;

  constructor(services: TallyServices) {
    this.#services = services;
  }

  /** Sends to these receivers from now on, and to no others. */
  async follow(targets: readonly TslTarget[]): Promise<void> {
    const before = this.#senders;
    this.#senders = new Map();
    for (const target of targets) {
      const key = JSON.stringify(target);
      if (this.#senders.has(key)) continue;
      this.#senders.set(key, before.get(key) ?? this.#begin(key, target));
      before.delete(key);
    }
    await Promise.all([...before.values()].map((sender) => sender.stop(false)));
  }

  /** The state has changed. */
  changed(): void {
    if (this.#senders.size === 0) return;
    const signals = this.#services.signals();
    if (signals === this.#shown) return;
    this.#shown = signals;
    for (const sender of this.#senders.values()) sender.show(signals);
  }

  /** The program ends. Resolves once the last packets have left, or half a second has passed. */
  async stop(): Promise<void> {
    const senders = [...this.#senders.values()];
    this.#senders = new Map();
    await Promise.all(senders.map((sender) => sender.stop(true)));
  }

  #begin(key: string, target: TslTarget): TallySender {
    const { host, port, protocol } = target;
    return new TallySender(target, this.#services.signals(), {
      open: protocol === '5.0-tcp' ? openTcp : openUdp,
      after: this.#services.after,
      tell: (fault) => {
        if (fault === null) this.#faults.delete(key);
        else this.#faults.set(key, `${host}:${port} ${fault}`);
        const text = this.#faults.size === 0 ? null : [...this.#faults.values()].join(', ');
        if (text === this.#told) return;
        this.#told = text;
        this.#services.tell(text);
      },
    });
  }
}
