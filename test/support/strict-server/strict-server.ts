import { type AddressInfo, createServer, isIPv6, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { createServer as createTlsServer } from 'node:tls';
import { converse } from './conversation.ts';
import type { Head } from './head.ts';
import { Judge } from './judge.ts';
import { Ledger } from './ledger.ts';
import { MediaLibrary } from './media/library.ts';
import { reset, send } from './reply.ts';
import { Script } from './script.ts';
import { seenRequest } from './seen.ts';
import { type SeveralTask, SeveralTasks } from './several-tasks.ts';
import { StreamStates } from './stream-states.ts';
import type { StrictOptions } from './types.ts';

const LOOPBACK = '127.0.0.1';
/** More than any burst of the tests, so that the kernel never drops a connection that we should see. */
const BACKLOG = 512;

/**
 * The actions that the product uses as their documentation says, over bare sockets: a second opinion that
 * shares no line with the product's client and practice server.
 */
export class StrictServer extends Ledger {
  readonly script = new Script();
  readonly media: MediaLibrary;
  readonly streams = new StreamStates();
  readonly severalTasks: SeveralTasks;
  /** May be changed while the server runs: the workstation's clock is then wrong by that much. */
  clockOffsetMs: number;
  /** What stands between the server and its clients: a cache, a device with a clock of its own. */
  changeHeaders: (headers: Record<string, string>) => Record<string, string> = (same) => same;
  connections = 0;
  #server: Server | undefined;
  #port = 0;
  readonly #sockets = new Set<Socket>();
  readonly #judge: Judge;
  readonly #options: StrictOptions;

  constructor(options: StrictOptions) {
    super();
    this.#options = options;
    this.clockOffsetMs = options.clockOffsetMs ?? 0;
    this.severalTasks = new SeveralTasks(options.mostTasks);
    const now = () => Date.now() + this.clockOffsetMs;
    this.media = new MediaLibrary(options.appId, options.media ?? {}, now);
    this.#judge = new Judge(options, this);
    this.script.add(...(options.script ?? []));
    this.script.addConnection(...(options.connections ?? []));
  }

  /** Tasks of the vendors that allow several for one stream, in the order of their starts. */
  tasks({ vendor, streamId }: Pick<SeveralTask, 'vendor' | 'streamId'>): SeveralTask[] {
    return this.severalTasks.all.filter(
      (task) => task.vendor === vendor && task.streamId === streamId,
    );
  }

  get host(): string {
    const { host = LOOPBACK } = this.#options;
    return `${isIPv6(host) ? `[${host}]` : host}:${this.#port}`;
  }

  get url(): string {
    return `${this.#options.tls ? 'https' : 'http'}://${this.host}/`;
  }

  /** Listens; after `unplug` again on the same port. */
  async plugIn(): Promise<void> {
    const { tls, host = LOOPBACK } = this.#options;
    const server = tls
      ? createTlsServer({ ...tls, noDelay: true }, (it) => this.#accept(it))
      : createServer({ noDelay: true, pauseOnConnect: true }, (it) => this.#accept(it));
    this.#server = server;
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen({ host, port: this.#port, backlog: BACKLOG }, resolve);
    });
    this.#port = (server.address() as AddressInfo).port;
  }

  /** Refuses new connections and resets the open ones, as if the cable were pulled at the far end. */
  async unplug(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    const closed = new Promise<void>((resolve) => {
      if (server) server.close(() => resolve());
      else resolve();
    });
    for (const socket of this.#sockets) reset(socket);
    await closed;
  }

  close(): Promise<void> {
    return this.unplug();
  }

  /** Resolves when each client has closed its connections: all that it had sent was judged by then. */
  async drained(): Promise<void> {
    for (const socket of this.#sockets) {
      await new Promise((resolve) => {
        socket.once('close', resolve);
      });
    }
  }

  #accept(socket: Socket): void {
    this.connections += 1;
    const connection = this.connections;
    this.#sockets.add(socket);
    socket.on('close', () => this.#sockets.delete(socket));
    socket.on('error', () => {}); // the client's resets are its own affair
    const fault = this.script.faultFor(connection);
    if (fault === 'reset') reset(socket);
    else if (fault === 'close') socket.destroy();
    else {
      const keepAliveMs = this.#options.keepAliveMs ?? 0;
      converse(socket, { keepAliveMs, onHead: (head) => this.#serve(socket, head, connection) });
    }
  }

  /** Judges on arrival; what is returned waits and writes. */
  #serve(socket: Socket, head: Head, connection: number): () => Promise<{ keepAlive: boolean }> {
    const n = this.requests.length + 1;
    const request = seenRequest(head, { n, connection, clockOffsetMs: this.clockOffsetMs });
    const twist = this.script.twistFor(request);
    const answer = this.#judge.answer(request, head, this.host, twist);
    this.acted(request, answer.actedOn);
    this.arrived(request);
    return async () => {
      if (twist?.delayMs) await sleep(twist.delayMs);
      await twist?.after;
      const sent = await send(socket, { body: answer.body, headers: this.#headers() }, twist);
      this.answered(request, {
        twist: twist?.do ?? 'none',
        code: sent.fromApi ? answer.code : null,
        status: sent.status,
        body: sent.body,
        at: performance.now(),
        acted: answer.actedOn.length > 0,
      });
      return sent;
    };
  }

  #headers(): Record<string, string> {
    const type = { 'Content-Type': 'application/json; charset=utf-8' };
    if (this.#options.dateHeader === false) return this.changeHeaders(type);
    return this.changeHeaders({
      ...type,
      Date: new Date(Date.now() + this.clockOffsetMs).toUTCString(),
    });
  }
}

/** Starts a server on a free port, of loopback unless another address is given. */
export async function strictServer(options: StrictOptions): Promise<StrictServer> {
  const server = new StrictServer(options);
  await server.plugIn();
  return server;
}
