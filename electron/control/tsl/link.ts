import { createSocket } from 'node:dgram';
import { lookup } from 'node:dns/promises';
import { createConnection, isIPv6 } from 'node:net';

/** Where packets go. */
export interface ReceiverAddress {
  readonly host: string;
  readonly port: number;
}

export interface WireEvents {
  /** Packets can be sent from now on. */
  onOpen(): void;
  /** No packet gets through any more; the wire is closed. Told once. @param reason the system's code */
  onLost(reason: string): void;
}

/** One connection to a receiver, until it is lost or closed. */
export interface Wire {
  /** False where the receiver does not take it now: the packet is dropped, the next one of the display tells the same. */
  send(packet: Uint8Array): boolean;
  /** Resolves when what was sent has left; nothing is told after that. */
  close(): Promise<void>;
}

export type OpenWire = (address: ReceiverAddress, events: WireEvents) => Wire;

/** How long what is on its way may take at the end, in milliseconds. */
const CLOSING_MS = 500;

/**
 * A socket that is connected to the receiver, since the system reports to such a one alone that no program listens
 * there. That is a fault to be told, and not the end: the program may be started later.
 */
export const openUdp: OpenWire = ({ host, port }, { onOpen, onLost }) => {
  let socket: ReturnType<typeof createSocket> | null = null;
  let isOver = false;
  let open = false;
  const lose = (error: NodeJS.ErrnoException) => {
    if (isOver) return;
    isOver = true;
    socket?.close();
    onLost(error.code ?? error.message);
  };
  const begin = async () => {
    const { address } = isIPv6(host) ? { address: host } : await lookup(host);
    if (isOver) return;
    const made = createSocket(isIPv6(address) ? 'udp6' : 'udp4');
    socket = made;
    made.on('error', lose);
    made.connect(port, address, () => {
      if (isOver) return;
      open = true;
      onOpen();
    });
    made.unref();
  };
  begin().catch(lose);
  let pending = 0;
  let idle: (() => void) | null = null;
  return {
    send(packet) {
      if (isOver || !open || !socket) return false;
      pending += 1;
      socket.send(packet, (error) => {
        pending -= 1;
        if (error) lose(error);
        if (pending === 0) idle?.();
      });
      return true;
    },
    async close() {
      if (isOver) return;
      if (pending > 0) await withinClosing(new Promise<void>((resolve) => (idle = resolve)));
      // The last packets may have been the ones that found no receiver.
      if (isOver) return;
      isOver = true;
      socket?.close();
    },
  };
};

/** A receiver that does not read: what it has not taken stays below this, in bytes. */
const MOST_UNREAD_BYTES = 64 * 1024;
/** How long a receiver may take nothing before the connection counts as lost, in milliseconds. */
const DEAF_MS = 20_000;
const CONNECT_MS = 10_000;

export const openTcp: OpenWire = ({ host, port }, { onOpen, onLost }) => {
  const socket = createConnection({ host, port, keepAlive: true, noDelay: true });
  socket.unref();
  let isOver = false;
  let deaf: NodeJS.Timeout | undefined;
  const lose = (reason: string) => {
    clearTimeout(connecting);
    clearTimeout(deaf);
    if (isOver) return;
    isOver = true;
    socket.destroy();
    onLost(reason);
  };
  const connecting = setTimeout(() => lose('ETIMEDOUT'), CONNECT_MS).unref();
  socket.on('connect', () => {
    clearTimeout(connecting);
    if (!isOver) onOpen();
  });
  socket.on('error', (error: NodeJS.ErrnoException) => lose(error.code ?? error.message));
  socket.on('close', () => lose('ECONNRESET'));
  socket.on('drain', () => {
    clearTimeout(deaf);
    deaf = undefined;
  });
  // What a receiver says is of no use here, but an unread answer would stop it.
  socket.resume();
  return {
    send(packet) {
      if (isOver || socket.connecting || socket.writableLength > MOST_UNREAD_BYTES) return false;
      if (!socket.write(packet)) deaf ??= setTimeout(() => lose('ETIMEDOUT'), DEAF_MS).unref();
      return true;
    },
    async close() {
      if (isOver) return;
      isOver = true;
      clearTimeout(connecting);
      clearTimeout(deaf);
      if (!socket.connecting) {
        await withinClosing(new Promise<void>((resolve) => socket.end(() => resolve())));
      }
      socket.destroy();
    },
  };
};

function withinClosing(done: Promise<void>): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, CLOSING_MS);
    void done.then(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
