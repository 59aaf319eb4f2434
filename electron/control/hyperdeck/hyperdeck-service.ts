import { createHash } from 'node:crypto';
import type { Deck as DeckSettings, HyperdeckControl } from '#contract/model/control.ts';
import type { DeckPort } from '#contract/model/control-view.ts';
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
  /** How each port stands, after every change of the settings. */
  show(ports: readonly DeckPort[]): void;
  onFault(error: unknown): void;
}

interface RunningDeck {
  readonly deck: Deck;
  readonly server: DeckServer;
}

/** The decks of the settings, each on its port. Changes follow each other. */
export class HyperdeckService {
  readonly #services: HyperdeckServices;
  #running: readonly RunningDeck[] = [];
  #advertisement: Advertisement | null = null;
  #told: string | null = null;
  #key = '';
  #turn: Promise<void> = Promise.resolve();

  constructor(services: HyperdeckServices) {
    this.#services = services;
  }

  /** Listens, or not, as the settings say. What cannot listen is told, and the others do. */
  follow(settings: HyperdeckControl): Promise<void> {
    return this.#inTurn(async () => {
      const key = settings.enabled ? JSON.stringify(settings) : '';
      if (key === this.#key) return;
      this.#key = key;
      await this.#stop();
      if (settings.enabled) await this.#start(settings);
      else this.#tell(null, []);
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

  async #start({ address, decks, allowed }: HyperdeckControl): Promise<void> {
    const { host, advertise, onFault } = this.#services;
    const mayConnect = accessList(allowed);
    const ports: DeckPort[] = [];
    const running: (RunningDeck & Advertised)[] = [];
    for (const settings of decks) {
      const uniqueId = idOf(host, settings.port);
      const deck = new Deck(this.#servicesOf(settings), uniqueId);
      const server = createDeckServer({ deck, mayConnect, onFault });
      try {
        const port = await server.listen(address, settings.port);
        ports.push({ port, reason: null });
        running.push({ deck, server, uniqueId, port, name: `CDN Recorder ${host} ${port}` });
      } catch (error) {
        const reason = (error as NodeJS.ErrnoException).code ?? String(error);
        ports.push({ port: settings.port, reason });
      }
    }
    this.#running = running;
    const failed = ports.flatMap(({ port, reason }) =>
      reason === null ? [] : [`${address}:${port} ${reason}`],
    );
    this.#tell(failed.length > 0 ? failed.join(', ') : null, ports);
    if (running.length === 0) return;
    // A deck that no list names can still be reached.
    this.#advertisement = await advertise(running, address).catch((error: unknown) => {
      onFault(error);
      return null;
    });
  }

  #tell(failed: string | null, ports: readonly DeckPort[]): void {
    this.#services.show(ports);
    if (failed === this.#told) return;
    this.#told = failed;
    this.#services.tell(failed);
  }

  #servicesOf({ presets }: DeckSettings): DeckServices {
    const { slotOf, ...services } = this.#services;
    return { ...services, slots: () => presets.map(slotOf) };
  }

  async #stop(): Promise<void> {
    const running = this.#running;
    const advertisement = this.#advertisement;
    this.#running = [];
    this.#advertisement = null;
    await Promise.all([...running.map(({ server }) => server.close()), advertisement?.end()]);
  }
}

/** Stays the same over restarts: clients know a deck again by it. */
const idOf = (host: string, port: number): string =>
  createHash('sha256').update(`${host} ${port}`).digest('hex').slice(0, 12);
