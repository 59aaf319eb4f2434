import type { ClientRequest, IncomingMessage } from 'node:http';
import {
  type Answer,
  ask,
  authorization,
  causeOf,
  type DeskAddress,
  hostOf,
  readAnswer,
  Unanswered,
} from './ask.ts';
import { Board, type BoardView } from './board.ts';
import type { ApiHealth, ApiMessage, ApiProblem } from './messages.ts';
import { type PressResult, press } from './press.ts';

/** What a client needs of a WebSocket; that of the package `ws` has it. */
export interface EventSocket {
  on(event: 'message', listener: (data: { toString(): string }) => void): unknown;
  on(event: 'close', listener: (code: number) => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(
    event: 'unexpected-response',
    listener: (request: ClientRequest, response: IncomingMessage) => void,
  ): unknown;
  terminate(): void;
}

export interface SocketOptions {
  readonly headers: Readonly<Record<string, string>>;
  readonly handshakeTimeout: number;
  readonly maxPayload: number;
  readonly perMessageDeflate: false;
}

export type Link =
  | { readonly kind: 'unset' }
  | { readonly kind: 'connecting' }
  | { readonly kind: 'live' }
  | { readonly kind: 'unreachable'; readonly cause: string }
  /** By `reason` of the API: a wrong token, another Host, too many readers. */
  | { readonly kind: 'refused'; readonly reason: string; readonly detail: string };

/** All that is known now. Without a live link nothing is: what was known before is not kept. */
export interface DeskView {
  readonly link: Link;
  readonly board: BoardView | null;
  readonly remotePaused: boolean | null;
  /** Whether the token may start and stop. */
  readonly mayPress: boolean | null;
}

export interface DeskClientServices {
  openSocket(url: string, options: SocketOptions): EventSocket;
  /** Something of the view is another now. */
  onChange(): void;
}

const HANDSHAKE_MS = 5_000;
/** For the first snapshot. */
const SNAPSHOT_MS = 10_000;
/** Between two looks at the server's health, which also find a dead network: within twice this time. */
const HEALTH_MS = 5_000;
const RETRY_MS = { first: 1_000, longest: 15_000 };
/** A snapshot of hundreds of presets with hundreds of streams each. */
const MOST_BYTES = 64 * 1024 * 1024;
/** No preset has this name, and without a key no press is one: the answer tells only whether the token may press. */
const SCOPE_PROBE = '/v1/presets/%00/retry-missing';

const UNSET: Link = { kind: 'unset' };

/**
 * One CDN Recorder, followed over one WebSocket, which is opened again for as long as this client is open. Presses go
 * over POST, each once.
 */
export class DeskClient {
  readonly #services: DeskClientServices;
  #at: DeskAddress | null = null;
  #link: Link = UNSET;
  #board: Board | null = null;
  #remotePaused: boolean | null = null;
  #mayPress: boolean | null = null;
  /** Of the connection that counts: what an older one still says is not heard. */
  #turn = 0;
  #socket: EventSocket | null = null;
  #failures = 0;
  #aheadMs = 0;
  readonly #timers = new Set<NodeJS.Timeout>();

  constructor(services: DeskClientServices) {
    this.#services = services;
  }

  get view(): DeskView {
    const isLive = this.#link.kind === 'live';
    return {
      link: this.#link,
      board: isLive ? (this.#board?.view ?? null) : null,
      remotePaused: isLive ? this.#remotePaused : null,
      mayPress: isLive ? this.#mayPress : null,
    };
  }

  /** Milliseconds of the clock of CDN Recorder, as far as its messages tell it. */
  now(): number {
    return Date.now() + this.#aheadMs;
  }

  /** Follows the CDN Recorder there, and no other; null: none. */
  connect(at: DeskAddress | null): void {
    this.#end();
    this.#at = at;
    this.#failures = 0;
    this.#link = at ? { kind: 'connecting' } : UNSET;
    this.#services.onChange();
    if (at) this.#open(at);
  }

  close(): void {
    this.#end();
    this.#at = null;
    this.#link = UNSET;
  }

  /** Presses once, connected or not: whether anything is listening shows at once. */
  async press(path: string): Promise<PressResult> {
    const at = this.#at;
    if (!at) return { kind: 'refused', reason: 'unset', detail: '' };
    const result = await press(at, path);
    if (result.kind !== 'refused' || this.#at !== at || this.#link.kind !== 'live') return result;
    if (result.reason === 'scope') this.#mayPress = false;
    if (result.reason === 'remote-paused') this.#remotePaused = true;
    this.#services.onChange();
    return result;
  }

  #open(at: DeskAddress): void {
    this.#turn += 1;
    const turn = this.#turn;
    /** Only of the connection that counts, and so once. */
    const lose = (link: Link) => {
      if (turn === this.#turn) this.#lost(at, link);
    };
    this.#board = new Board();
    const socket = this.#services.openSocket(`ws://${hostOf(at)}/v1/events`, {
      headers: authorization(at),
      handshakeTimeout: HANDSHAKE_MS,
      maxPayload: MOST_BYTES,
      perMessageDeflate: false,
    });
    this.#socket = socket;
    socket.on('message', (data) => {
      if (turn !== this.#turn) return;
      try {
        this.#take(at, JSON.parse(data.toString()) as ApiMessage);
      } catch (error) {
        lose({ kind: 'unreachable', cause: (error as Error).name });
      }
    });
    socket.on('unexpected-response', (_request, response) => {
      readAnswer(response).then(
        (answer) => lose(refusalOf(answer)),
        (error: Error) => lose({ kind: 'unreachable', cause: causeOf(error) }),
      );
    });
    socket.on('error', (error) => lose({ kind: 'unreachable', cause: causeOf(error) }));
    socket.on('close', (code) => lose({ kind: 'unreachable', cause: `closed (${code})` }));
    this.#after(SNAPSHOT_MS, () => {
      if (this.#link.kind !== 'live') lose({ kind: 'unreachable', cause: 'ETIMEDOUT' });
    });
  }

  #take(at: DeskAddress, message: ApiMessage): void {
    this.#board?.take(message);
    this.#aheadMs = Date.parse(message.at) - Date.now();
    if (message.type === 'snapshot' && this.#link.kind !== 'live') {
      this.#link = { kind: 'live' };
      this.#failures = 0;
      void this.#probeScope(at, this.#turn);
      void this.#lookAtHealth(at, this.#turn);
    }
    this.#services.onChange();
  }

  /** Whether the token may press is told before an operator needs it. Nothing can be started or stopped by this. */
  async #probeScope(at: DeskAddress, turn: number): Promise<void> {
    const answer = await ask(at, 'POST', SCOPE_PROBE, { timeoutMs: HEALTH_MS }).catch(() => null);
    if (!answer || turn !== this.#turn) return;
    const { reason } = (answer.json ?? {}) as Partial<ApiProblem>;
    if (reason === 'scope') this.#mayPress = false;
    if (reason === 'idempotency-key-missing') this.#mayPress = true;
    this.#services.onChange();
  }

  async #lookAtHealth(at: DeskAddress, turn: number): Promise<void> {
    const seen = await ask(at, 'GET', '/v1/health', { timeoutMs: HEALTH_MS }).catch(
      (error: Unanswered) => error,
    );
    if (turn !== this.#turn) return;
    if (seen instanceof Unanswered) {
      return this.#lost(at, { kind: 'unreachable', cause: seen.message });
    }
    if (seen.status === 401) return this.#lost(at, refusalOf(seen));
    if (seen.status === 200) {
      const { remotePaused } = (seen.json ?? {}) as Partial<ApiHealth>;
      if (remotePaused !== undefined && remotePaused !== this.#remotePaused) {
        this.#remotePaused = remotePaused;
        this.#services.onChange();
      }
    }
    this.#after(HEALTH_MS, () => void this.#lookAtHealth(at, turn));
  }

  #lost(at: DeskAddress, link: Link): void {
    this.#end();
    this.#link = link;
    const { first, longest } = RETRY_MS;
    // Guessing tokens is slowed down by the server, and a refusal does not pass by itself soon.
    const wait = link.kind === 'refused' ? longest : Math.min(longest, first * 2 ** this.#failures);
    this.#failures += 1;
    this.#after(wait, () => this.#open(at));
    this.#services.onChange();
  }

  /** Forgets the connection, and what it told. */
  #end(): void {
    this.#turn += 1;
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    this.#board = null;
    this.#remotePaused = null;
    this.#mayPress = null;
    this.#socket?.terminate();
    this.#socket = null;
  }

  #after(ms: number, work: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      work();
    }, ms);
    this.#timers.add(timer);
  }
}

function refusalOf({ status, json }: Answer): Link {
  const { reason = `HTTP ${status}`, detail = '' } = (json ?? {}) as Partial<ApiProblem>;
  return { kind: 'refused', reason, detail };
}
