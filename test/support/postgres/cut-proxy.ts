import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A network between a desk and its database that can be cut, so that neither end learns of it. */
export interface CutProxy {
  readonly port: number;
  /** Drops whatever is sent from now on, in both directions, and lets new connections hang. */
  cut(): void;
  /** Connections made from now on work; those that were cut stay so. */
  mend(): void;
  /** Connections that were made so far. */
  readonly connections: number;
  close(): Promise<void>;
}

export async function cutProxy(to: number): Promise<CutProxy> {
  const sockets = new Set<Socket>();
  let isCut = false;
  let connections = 0;
  /** Sockets of connections that lived through a cut: nothing passes them any more. */
  const dead = new WeakSet<Socket>();
  const server = createServer((near) => {
    connections += 1;
    const far = connect(to, '127.0.0.1');
    for (const [from, into] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      if (isCut) dead.add(from);
      from.on('data', (bytes) => {
        if (!dead.has(from)) into.write(bytes);
      });
      from.on('error', () => undefined);
      from.on('close', () => {
        sockets.delete(from);
        if (!dead.has(from)) into.destroy();
      });
    }
  });
  await new Promise<void>((resume) => server.listen(0, '127.0.0.1', resume));
  return {
    port: (server.address() as AddressInfo).port,
    get connections() {
      return connections;
    },
    cut() {
      isCut = true;
      for (const socket of sockets) dead.add(socket);
    },
    mend() {
      isCut = false;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resume) => server.close(resume));
    },
  };
}
