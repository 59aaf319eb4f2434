import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { type JoinedRoom, RoomProblem } from '../room-ports.ts';
import { clientConfig, type RoomAccess } from './connect.ts';
import { problemOf } from './faults.ts';
import { joinRoom } from './join.ts';

/** Times in milliseconds. */
export interface ListenerTimes {
  /** Between two messages to oneself. */
  readonly heartbeat: number;
  /** How long one may be on its way. */
  readonly answer: number;
  /** Between two attempts to connect, at first and at most; a part of it is left to chance. */
  readonly retry: { readonly first: number; readonly longest: number };
}

export const LISTENER_TIMES: ListenerTimes = {
  heartbeat: 10_000,
  answer: 3_000,
  retry: { first: 250, longest: 5_000 },
};

export interface ListenerEvents {
  /** The connection listens. It must resolve before notices are passed on. */
  joined(room: JoinedRoom): Promise<void>;
  /** It is lost, or could not be made; another attempt follows. */
  lost(problem: RoomProblem): void;
  /** `table number`, as the database announces a change. */
  noticed(payload: string): void;
}

const SIGN = 'sign ';

/**
 * The one connection that listens. A half-open connection tells nothing: the listener sends itself a message through
 * the database, and gives the connection up when it does not come back.
 */
export class RoomListener {
  readonly #access: RoomAccess;
  readonly #events: ListenerEvents;
  readonly #times: ListenerTimes;
  #client: pg.Client | null = null;
  #isStopped = false;
  #timer: NodeJS.Timeout | undefined;
  #delay: number;
  #awaited: string | null = null;

  constructor(access: RoomAccess, events: ListenerEvents, times: ListenerTimes = LISTENER_TIMES) {
    this.#access = access;
    this.#events = events;
    this.#times = times;
    this.#delay = times.retry.first;
  }

  start(): void {
    if (!this.#isStopped) void this.#connect();
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    const client = this.#client;
    this.#client = null;
    if (client) await closeSoon(client);
  }

  /** Finds out now whether the connection still works: a query elsewhere has failed or was late. */
  suspect(): void {
    if (this.#client && this.#awaited === null) this.#beat(this.#client, this.#channel);
  }

  #channel = '';

  async #connect(): Promise<void> {
    const client = new pg.Client(clientConfig(this.#access));
    this.#client = client;
    client.on('error', (error) => this.#lose(client, problemOf(error)));
    client.on('end', () => this.#lose(client, new RoomProblem('away', 'the connection ended')));
    client.on('notification', ({ payload = '' }) => this.#hear(client, payload));
    try {
      await client.connect();
      const room = await joinRoom(client);
      this.#channel = `cdn_recorder_${room.roomId}`;
      await client.query(`listen ${pg.escapeIdentifier(this.#channel)}`);
      if (this.#client !== client) return;
      await this.#events.joined(room);
      this.#delay = this.#times.retry.first;
      this.#beatLater(client);
    } catch (error) {
      this.#lose(client, problemOf(error));
    }
  }

  #hear(client: pg.Client, payload: string): void {
    if (this.#client !== client) return;
    if (!payload.startsWith(SIGN)) this.#events.noticed(payload);
    if (payload !== this.#awaited) return;
    this.#awaited = null;
    this.#beatLater(client);
  }

  #beatLater(client: pg.Client): void {
    if (this.#client !== client) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(
      () => this.#beat(client, this.#channel),
      this.#times.heartbeat,
    ).unref();
  }

  #beat(client: pg.Client, channel: string): void {
    clearTimeout(this.#timer);
    this.#awaited = `${SIGN}${randomUUID()}`;
    this.#timer = setTimeout(
      () => this.#lose(client, new RoomProblem('away', 'a message to ourselves did not come back')),
      this.#times.answer,
    ).unref();
    client
      .query('select pg_notify($1, $2)', [channel, this.#awaited])
      .catch((error: unknown) => this.#lose(client, problemOf(error)));
  }

  /** Gives a connection up, once, and tries again after a while. */
  #lose(client: pg.Client, problem: RoomProblem): void {
    if (this.#client !== client) return;
    this.#client = null;
    this.#awaited = null;
    clearTimeout(this.#timer);
    cut(client);
    if (this.#isStopped) return;
    this.#timer = setTimeout(() => this.start(), this.#delay * (0.5 + Math.random())).unref();
    this.#delay = Math.min(2 * this.#delay, this.#times.retry.longest);
    this.#events.lost(problem);
  }
}

/** Ends a connection without a word: its far end may be gone, and a farewell would wait for it. */
export function cut(client: pg.Client | pg.PoolClient): void {
  const { connection } = client as unknown as {
    readonly connection: { readonly stream: { destroy(): void } };
  };
  connection.stream.destroy();
}

/** How long the farewell of a connection may take, in milliseconds. */
const FAREWELL_MS = 500;

async function closeSoon(client: pg.Client): Promise<void> {
  const late = setTimeout(() => cut(client), FAREWELL_MS);
  await client.end().catch(() => undefined);
  clearTimeout(late);
}
