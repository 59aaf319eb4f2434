import { nameForm } from '#contract/model/name.ts';
import type { Press } from './press.ts';
import { elapsed, type Slot, slotInfo, slotNews, transportInfo, transportNews } from './views.ts';
import { block, type Fields } from './wire.ts';

/** What a client may ask to be told of. */
export type Topic = 'remote' | 'transport' | 'slot' | 'display timecode';

export interface DeckServices {
  /** What the slots hold now; slot n is the n-th. */
  slots(): readonly Slot[];
  readonly press: Press;
  /** Remote control is paused at the desk: no client can lift that. */
  isPaused(): boolean;
  /** Milliseconds since the epoch. */
  now(): number;
  /** Milliseconds that never go back. */
  monotonic(): number;
  /** Runs the work after so many milliseconds, unless the function returned is called before. */
  after(ms: number, work: () => void): () => void;
}

/** A client that is connected, as its deck sees it. */
export interface DeckClient {
  /** Tells it, if it asked for that. */
  tell(topic: Topic, message: string): void;
  /** The remote state has changed, of which each client has its own part. */
  remoteChanged(): void;
  listensTo(topic: Topic): boolean;
}

const TIMECODE_MS = 1_000;

/** One deck: what its clients share. */
export class Deck {
  readonly services: DeckServices;
  readonly uniqueId: string;
  readonly begunAt: number;
  readonly #clients = new Set<DeckClient>();
  #selected = 1;
  #isEnabled = true;
  #told: {
    readonly slots: readonly string[];
    readonly transport: string;
    readonly paused: boolean;
  };
  #cancelTimecode: (() => void) | null = null;

  constructor(services: DeckServices, uniqueId: string) {
    this.services = services;
    this.uniqueId = uniqueId;
    this.begunAt = services.monotonic();
    this.#told = this.#news();
  }

  get slots(): readonly Slot[] {
    return this.services.slots();
  }

  /** From 1 on. */
  get selected(): number {
    return this.#selected;
  }

  get selectedSlot(): Slot {
    return this.slots[this.#selected - 1] ?? null;
  }

  /** Whether a client may control it that has not overridden the deck's own switch. */
  get isRemoteEnabled(): boolean {
    return this.#isEnabled && !this.services.isPaused();
  }

  join(client: DeckClient): void {
    this.#clients.add(client);
  }

  leave(client: DeckClient): void {
    this.#clients.delete(client);
  }

  /** @param id of a slot that exists. */
  select(id: number): void {
    this.#selected = id;
    this.changed();
  }

  enableRemote(isEnabled: boolean): void {
    const before = this.#isEnabled;
    this.#isEnabled = isEnabled;
    if (before !== isEnabled) for (const client of this.#clients) client.remoteChanged();
  }

  /** The slot of this name; null where none has it. */
  slotNamed(name: string): Slot {
    const wanted = nameForm(name);
    return this.slots.find((slot) => slot && nameForm(slot.signal.name) === wanted) ?? null;
  }

  slotInfo(id: number): Fields {
    return slotInfo(this.slots[id - 1] ?? null, id, this.services.now());
  }

  transportInfo(): Fields {
    return transportInfo(this.selectedSlot, this.#selected, this.services.now());
  }

  timecode(): string {
    return elapsed(this.selectedSlot, this.services.now());
  }

  /** Tells the clients what is new since the last time: the state has changed, or a slot was selected. */
  changed(): void {
    const before = this.#told;
    const now = this.#news();
    this.#told = now;
    now.slots.forEach((news, index) => {
      if (news !== before.slots[index]) this.#tell('slot', block(502, this.slotInfo(index + 1)));
    });
    if (now.transport !== before.transport) {
      this.#tell('transport', block(508, this.transportInfo()));
    }
    if (now.paused !== before.paused) {
      for (const client of this.#clients) client.remoteChanged();
    }
    this.runTimecode();
  }

  /** Tells the timecode each second while it runs and a client wants it. */
  runTimecode(): void {
    const isWanted =
      this.selectedSlot?.signal.records === true &&
      [...this.#clients].some((client) => client.listensTo('display timecode'));
    if (!isWanted) {
      this.#cancelTimecode?.();
      this.#cancelTimecode = null;
      return;
    }
    this.#cancelTimecode ??= this.services.after(TIMECODE_MS, () => {
      this.#cancelTimecode = null;
      this.#tell('display timecode', block(513, { 'display timecode': this.timecode() }));
      this.runTimecode();
    });
  }

  /** Tells nothing any more. */
  close(): void {
    this.#cancelTimecode?.();
    this.#cancelTimecode = null;
    this.#clients.clear();
  }

  #tell(topic: Topic, message: string): void {
    for (const client of this.#clients) client.tell(topic, message);
  }

  #news() {
    return {
      slots: this.slots.map(slotNews),
      transport: transportNews(this.selectedSlot, this.#selected),
      paused: this.services.isPaused(),
    };
  }
}
