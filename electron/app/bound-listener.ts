import type { Server, Socket } from 'node:net';

/** More than a busy station opens at once, and far from what a process may have open. */
const MOST_CONNECTIONS = 64;
/** How long a connection may ask for nothing, in milliseconds. */
const IDLE_MS = 10_000;

export interface ListenerBounds {
  readonly mostConnections?: number;
  readonly idleMs?: number;
}

/** What a server knows of its connections and this module does not. */
export interface BoundListener {
  /** The connection has asked for something: it stays until that is done. */
  busy(socket: Socket): void;
  /** What it asked for is done: it may ask for more within the time. */
  idle(socket: Socket): void;
}

/**
 * SECURITY: to be called for every server that listens, before it does. Any program of this machine can
 * connect, and each connection takes one of the descriptors that journal, vault and history need. So there is
 * an end of connections, and one that asks for nothing is dropped, however slowly it sends: after a time, or
 * when another one needs its place, the oldest first.
 */
export function boundListener(server: Server, bounds: ListenerBounds = {}): BoundListener {
  const { mostConnections = MOST_CONNECTIONS, idleMs = IDLE_MS } = bounds;
  const open = new Set<Socket>();
  /** In the order in which they came to ask for nothing. */
  const idlers = new Map<Socket, NodeJS.Timeout>();
  const busy = (socket: Socket) => {
    clearTimeout(idlers.get(socket));
    idlers.delete(socket);
  };
  const leave = (socket: Socket) => {
    busy(socket);
    open.delete(socket);
    socket.destroy();
  };
  const idle = (socket: Socket) => {
    busy(socket);
    // No reason to keep the process.
    if (open.has(socket)) idlers.set(socket, setTimeout(() => leave(socket), idleMs).unref());
  };
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.once('close', () => leave(socket));
    const [oldest] = idlers.keys();
    if (open.size > mostConnections) leave(oldest ?? socket);
    idle(socket);
  });
  return { busy, idle };
}
