import { createHash } from 'node:crypto';
import type { Deck as DeckSettings, HyperdeckControl } from '#contract/model/control.ts';
import type { DeckPort } from '#contract/model/control-view.ts';
import { PortRetry } from '../../app/port-retry.ts';
import { accessList } from './access.ts';
import type { Advertised, Advertisement } from './advertise.ts';
import { Deck, type DeckServices } from './deck.ts';
import { createDeckServer, type DeckServer } from './deck-server.ts';
import type { Slot } from './views.ts';

export interface HyperdeckServices extends Omit<DeckServices, 'slots'> {
  /** What a slot with this preset holds now. */
  slotOf(presetId: string): Slot;
  /** Names the decks in the network; null where they are for this machine alone. */
  advertise(decks: readonly Advertised[], address: string): Promise<Advertisement | null>;
  /** The name of this machine. */
  readonly host: string;
  /** The decks that cannot listen, as text; null where each does. */
  tell(failed: string | null): void;
  /** How each port stands, whenever that changes. */
  show(ports: readonly DeckPort[]): void;
  onFault(error: unknown): void;
}

interface RunningDeck extends Advertised {
  readonly deck: Deck;
  readonly server: DeckServer;
}

/** The decks of the settings, each on its port. Changes follow each other. */
export class HyperdeckService {
  readonly #services: HyperdeckServices;
  #running: RunningDeck[] = [];
  /** What the decks follow; null while they are off. */
  #inForce: HyperdeckControl | null = null;
  readonly #retry: PortRetry;
  #advertisement: Advertisement | null = null;
  /** The ports that it names. */
  #named = '';
  #told: string | null = null;
  #shown = '[]';
  #key = '';
  #turn: Promise<void> = Promise.resolve();

  constructor(services: HyperdeckServices) {
    this.#services = services;
    this.#retry = new PortRetry(services.after);
  }

  /** Listens, or not, as the settings say. What cannot listen is told and tried again, and the others do. */
  follow(settings: HyperdeckControl): Promise<void> {
    return this.#inTurn(async () => {
      const key = settings.enabled ? JSON.stringify(settings) : '';
      if (key === this.#key) return;
      this.#key = key;
      await this.#stop();
      if (settings.enabled) {
        this.#inForce = settings;
        await this.#open(settings, settings.decks);
      } else {
        this.#tell([], null);
      }
    });
  }

  /** The state, or a switch of the settings, has changed. */
  changed(): void {
    for (const { deck } of this.#running) deck.changed();
  }

  /** Lets every client go. */
  close(): Promise<void> {
    return this.#inTurn(() => this.#stop());
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(this.#services.onFault);
    return this.#turn;
  }

  /** Opens these decks beside those that run. Those that cannot listen are tried again. */
  async #open(settings: HyperdeckControl, decks: readonly DeckSettings[]): Promise<void> {
    const { address, allowed } = settings;
    const { host, onFault } = this.#services;
    const mayConnect = accessList(allowed);
    const reasons = new Map<number, string>();
    for (const deckSettings of decks) {
      const { port } = deckSettings;
      const uniqueId = idOf(host, port);
      const deck = new Deck(this.#servicesOf(deckSettings), uniqueId);
      const server = createDeckServer({ deck, mayConnect, onFault });
      try {
        await server.listen(address, port);
        this.#running.push({ deck, server, uniqueId, port, name: `CDN Recorder ${host} ${port}` });
      } catch (error) {
        reasons.set(port, (error as NodeJS.ErrnoException).code ?? String(error));
      }
    }
    this.#tellReasons(settings, reasons);
    await this.#advertise(address);
    if (reasons.size === 0) return this.#retry.stop();
    const failed = decks.filter(({ port }) => reasons.has(port));
    this.#retry.start(() => void this.#openAgain(settings, failed));
  }

  #openAgain(settings: HyperdeckControl, failed: readonly DeckSettings[]): Promise<void> {
    return this.#inTurn(async () => {
      // Others came into force while it waited for its turn.
      if (this.#inForce === settings) await this.#open(settings, failed);
    });
  }

  /** Names the decks that run. A deck that no list names can still be reached. */
  async #advertise(address: string): Promise<void> {
    const { advertise, onFault } = this.#services;
    const named = this.#running.map(({ port }) => port).join();
    if (named === this.#named) return;
    this.#named = named;
    await this.#advertisement?.end();
    this.#advertisement = await advertise([...this.#running], address).catch((error: unknown) => {
      onFault(error);
      return null;
    });
  }

  #tellReasons({ address, decks }: HyperdeckControl, reasons: ReadonlyMap<number, string>): void {
    const ports = decks.map(({ port }) => ({ port, reason: reasons.get(port) ?? null }));
    const failed = ports.flatMap(({ port, reason }) =>
      reason === null ? [] : [`${address}:${port} ${reason}`],
    );
    this.#tell(ports, failed.length > 0 ? failed.join(', ') : null);
  }

  /** A retry that changes nothing is no news. */
  #tell(ports: readonly DeckPort[], failed: string | null): void {
    const shown = JSON.stringify(ports);
    if (shown !== this.#shown) this.#services.show(ports);
    if (failed !== this.#told) this.#services.tell(failed);
    this.#shown = shown;
    this.#told = failed;
  }

  #servicesOf({ presets }: DeckSettings): DeckServices {
    const { slotOf, ...services } = this.#services;
    return { ...services, slots: () => presets.map(slotOf) };
  }

  async #stop(): Promise<void> {
    this.#retry.stop();
    const running = this.#running;
    const advertisement = this.#advertisement;
    this.#inForce = null;
    this.#running = [];
    this.#advertisement = null;
    this.#named = '';
    await Promise.all([...running.map(({ server }) => server.close()), advertisement?.end()]);
  }
}

/** Stays the same over restarts: clients know a deck again by it. */
const idOf = (host: string, port: number): string =>
  createHash('sha256').update(`${host} ${port}`).digest('hex').slice(0, 12);
