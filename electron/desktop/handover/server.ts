import { timingSafeEqual } from 'node:crypto';
import { rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { z } from 'zod';
import {
  type CommandEvent,
  type CommandRequest,
  commandRequestSchema,
} from '../command-line/request.ts';
import { readMessages, sendMessage } from './wire.ts';

const helloSchema = z.strictObject({ token: z.string().max(128), request: commandRequestSchema });

export interface HandoverOptions {
  readonly path: string;
  readonly token: string;
  /** Does what another process asks and tells it of each event; the last one is `done`. */
  readonly perform: (request: CommandRequest, emit: (event: CommandEvent) => void) => Promise<void>;
}

/**
 * Listens for second processes. To be called by the process that holds the single-instance lock: it
 * removes a socket that a killed predecessor left behind.
 */
export function listenForHandover(options: HandoverOptions): Promise<Server> {
  if (process.platform !== 'win32') rmSync(options.path, { force: true });
  const server = createServer((socket) => serve(socket, options));
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.path, () => resolve(server));
  });
}

function serve(socket: Socket, { token, perform }: HandoverOptions): void {
  socket.on('error', () => socket.destroy());
  readMessages(socket, (message) => {
    const hello = helloSchema.safeParse(message);
    // SECURITY: Node cannot tell who is at the other end; only the token speaks for it.
    if (!hello.success || !sameToken(hello.data.token, token)) {
      socket.destroy();
      return;
    }
    const emit = (event: CommandEvent) => {
      if (socket.writable) sendMessage(socket, event);
    };
    void perform(hello.data.request, emit).finally(() => socket.end());
  });
}

function sameToken(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
