import type { Socket } from 'node:net';
import type { Connect, ConnectOptions } from '../connect/connector.ts';

/** After any of these a connection is of no use. */
const ENDS = ['error', 'close', 'end', 'timeout'] as const;

/**
 * Connections opened ahead by connecting only, each taken by the next request to its origin or dropped
 * before the server would drop it.
 */
export class WarmSockets {
  readonly #connect: Connect;
  readonly #keepMs: number;
  readonly #ready = new Map<string, { socket: Socket; forget: () => void }>();
  readonly #opening = new Set<string>();

  constructor(connect: Connect, keepMs: number) {
    this.#connect = connect;
    this.#keepMs = keepMs;
  }

  /** In place of undici's own connector: a warm socket if there is a sound one, else a new one. */
  readonly connect: Connect = (options, callback) => {
    const socket = this.#take(keyOf(options));
    // Never within the call: undici would take the socket and forget to go on.
    if (socket) process.nextTick(callback, null, socket);
    else this.#connect(options, callback);
  };

  /** Opens a connection to an endpoint unless one is ready. A failure is left for the request to meet. */
  warm(endpoint: string): void {
    const { hostname, host, protocol, port } = new URL(endpoint);
    const options: ConnectOptions = { hostname, host, protocol, port };
    const key = keyOf(options);
    if (this.#ready.has(key) || this.#opening.has(key)) return;
    this.#opening.add(key);
    this.#connect(options, (error, socket) => {
      this.#opening.delete(key);
      if (!error) this.#keep(key, socket);
    });
  }

  close(): void {
    for (const { forget } of this.#ready.values()) forget();
  }

  #keep(key: string, socket: Socket): void {
    const forget = () => {
      if (this.#ready.get(key)?.socket === socket) this.#ready.delete(key);
      socket.destroy();
    };
    this.#ready.set(key, { socket, forget });
    for (const event of ENDS) socket.once(event, forget);
    socket.setTimeout(this.#keepMs);
    // An idle connection must not keep the process alive.
    socket.unref();
  }

  #take(key: string): Socket | undefined {
    const kept = this.#ready.get(key);
    if (!kept) return undefined;
    const { socket, forget } = kept;
    this.#ready.delete(key);
    for (const event of ENDS) socket.off(event, forget);
    socket.setTimeout(0);
    return socket.destroyed || !socket.readable || !socket.writable ? undefined : socket.ref();
  }
}

const keyOf = ({ protocol, hostname, port }: ConnectOptions): string =>
  `${protocol}//${hostname}:${port}`;
