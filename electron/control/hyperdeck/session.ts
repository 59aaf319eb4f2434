import { type DeckHandler, HANDLERS, type SessionState } from './answers.ts';
import type { DeckCommand } from './command-reader.ts';
import type { Deck, DeckClient, Topic } from './deck.ts';
import { PARAMETERS } from './parameters.ts';
import { block, fault } from './wire.ts';

/** The edge of one client. */
export interface Line {
  /** What is sent goes out in one piece. */
  send(message: string): void;
  /** Ends the connection once what was sent has left. */
  end(): void;
  /** Where the client is. */
  readonly address: string;
}

/** One client of a deck: its own switches, and the answers to its commands. */
export class DeckSession implements DeckClient {
  readonly #deck: Deck;
  readonly #line: Line;
  readonly #state: SessionState = { flags: new Set(), isOverriding: false, watchdogSeconds: 0 };
  #toldRemote: string;
  #cancelWatchdog: (() => void) | null = null;

  constructor(deck: Deck, line: Line) {
    this.#deck = deck;
    this.#line = line;
    this.#toldRemote = this.#remoteInfo();
    deck.join(this);
  }

  /**
   * Answers one command; the next one of the client waits for that.
   *
   * @returns whether the protocol has it.
   */
  async answer(command: DeckCommand): Promise<boolean> {
    const { name, parameters } = command;
    this.#armWatchdog();
    const handler: DeckHandler | undefined = HANDLERS.get(name);
    const known = PARAMETERS.get(name);
    if (!known) {
      this.#line.send(fault(100));
      return false;
    }
    if (!handler || [...parameters.keys()].some((parameter) => !known.includes(parameter))) {
      this.#line.send(fault(handler ? 101 : 103));
      return true;
    }
    const before = this.#state.isOverriding;
    const answer = await handler({
      deck: this.#deck,
      state: this.#state,
      parameters,
      via: this.#line.address,
    });
    this.#line.send(answer);
    if (before !== this.#state.isOverriding) this.remoteChanged();
    if (name === 'watchdog') this.#armWatchdog();
    if (name === 'notify') this.#deck.runTimecode();
    if (name === 'quit') this.#line.end();
    return true;
  }

  tell(topic: Topic, message: string): void {
    if (this.listensTo(topic)) this.#line.send(message);
  }

  listensTo(topic: Topic): boolean {
    return this.#state.flags.has(topic);
  }

  remoteChanged(): void {
    const now = this.#remoteInfo();
    if (now === this.#toldRemote) return;
    this.#toldRemote = now;
    this.tell('remote', now);
  }

  /** The connection is over. */
  leave(): void {
    this.#cancelWatchdog?.();
    this.#deck.leave(this);
    this.#deck.runTimecode();
  }

  #remoteInfo(): string {
    const { isRemoteEnabled } = this.#deck;
    return block(510, { enabled: isRemoteEnabled, override: this.#state.isOverriding });
  }

  /** A client that asked to be watched and falls silent is let go. */
  #armWatchdog(): void {
    this.#cancelWatchdog?.();
    this.#cancelWatchdog = null;
    const { watchdogSeconds } = this.#state;
    if (watchdogSeconds === 0) return;
    const { after } = this.#deck.services;
    this.#cancelWatchdog = after(watchdogSeconds * 1000, () => this.#line.end());
  }
}
