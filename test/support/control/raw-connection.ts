import { once } from 'node:events';
import { connect } from 'node:net';
import { until } from '../desktop/until.ts';

/** A connection of which a test says every byte. */
export interface RawConnection {
  /** All that came. */
  readonly told: string;
  readonly isClosed: boolean;
  send(bytes: string): void;
  /** Resolves with all that came, once the other end has closed it. */
  closed(): Promise<string>;
  destroy(): void;
}

/** @param options.allowHalfOpen it stays open after the other end has said its last. */
export async function rawConnection(
  port: number,
  { allowHalfOpen = false } = {},
): Promise<RawConnection> {
  let told = '';
  let isClosed = false;
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen });
  const connected = once(socket, 'connect');
  socket.on('error', () => undefined);
  socket.on('data', (chunk: Buffer) => {
    told += chunk.toString('latin1');
  });
  socket.once('close', () => {
    isClosed = true;
  });
  await connected;
  return {
    get told() {
      return told;
    },
    get isClosed() {
      return isClosed;
    },
    send(bytes) {
      if (socket.writable) socket.write(bytes);
    },
    async closed() {
      await until('closed', () => isClosed, { seen: () => told });
      return told;
    },
    destroy() {
      socket.destroy();
    },
  };
}
