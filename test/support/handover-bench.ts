import { connect, createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import type { CommandEvent, CommandRequest } from '../../electron/control/command-line/request.ts';
import { handOver } from '../../electron/control/local-socket/client.ts';
import { readToken } from '../../electron/control/local-socket/location.ts';
import { proofOf } from '../../electron/control/local-socket/proof.ts';
import {
  type HandoverOptions,
  listenForHandover,
} from '../../electron/control/local-socket/server.ts';
import { tempFolder } from './desktop/temp.ts';
import { until } from './desktop/until.ts';

export const REQUEST: CommandRequest = {
  actions: [
    { kind: 'start', preset: '晚间新闻' },
    { kind: 'provision', content: '{"accounts":[]}\n' },
  ],
  force: false,
  exit: true,
  hidden: false,
};

export const DONE: CommandEvent = { kind: 'done', exitCode: 1 };

/** What a second process sends, line by line. */
export const ASKED = `${JSON.stringify(REQUEST)}\n`;
export const HELLO = { challenge: 'a'.repeat(64) };
export const line = (message: unknown) => `${JSON.stringify(message)}\n`;

/** A folder with a token, and first processes that listen in it. */
export function handoverBench() {
  const folder = tempFolder('hand');
  const path = join(folder.path, 's.sock');
  const token = readToken(folder.path);
  const servers: Server[] = [];
  const sockets: Socket[] = [];
  const held = { now: 0, ever: 0 };
  const faults: unknown[] = [];

  const hold = () => {
    held.now += 1;
    held.ever += 1;
    let released = false;
    return () => {
      if (released) throw new Error('let go twice');
      released = true;
      held.now -= 1;
    };
  };

  return {
    folder,
    path,
    token,
    held,
    faults,
    async listen(options: Partial<HandoverOptions> = {}): Promise<Server> {
      const perform: HandoverOptions['perform'] = async (_request, emit) => emit(DONE);
      const server = await listenForHandover({
        path,
        token,
        perform,
        hold,
        onFault: (error) => faults.push(error),
        ...options,
      });
      servers.push(server);
      return server;
    },
    released: () => until('every hold let go', () => held.now === 0),
    /** What a second process does. */
    async hand(request = REQUEST, given = token) {
      const events: CommandEvent[] = [];
      const handover = await handOver(path, given, request, (event) => events.push(event));
      return { handover, events };
    },
    /** A client of our own: sends bytes and hears until the other end is gone. */
    raw: (...chunks: string[]) =>
      new Promise<string>((resolve) => {
        let heard = '';
        const socket = connect(path, () => {
          for (const chunk of chunks) socket.write(chunk);
        });
        socket.setEncoding('utf8').on('data', (chunk: string) => {
          heard += chunk;
        });
        // A server that hangs up while we still write is part of what is tested.
        socket.on('error', () => undefined).on('close', () => resolve(heard));
      }),
    /** A client of our own that knows the token: greets, shows it, then sends bytes as `raw` does. */
    known: (...chunks: string[]) =>
      new Promise<string>((resolve) => {
        let heard = '';
        const socket = connect(path, () => socket.write(line(HELLO)));
        socket.setEncoding('utf8').on('data', (chunk: string) => {
          if (heard === '') {
            const { challenge } = JSON.parse(chunk) as { challenge: string };
            const challenges = { first: challenge, second: HELLO.challenge };
            socket.write(line({ proof: proofOf(token, 'second', challenges) }));
            for (const more of chunks) socket.write(more);
          }
          heard += chunk;
        });
        socket.on('error', () => undefined).on('close', () => resolve(heard));
        sockets.push(socket);
      }),
    sockets,
    /** Something else that listens at the socket's path. */
    async impostor(answer: (socket: Socket) => void): Promise<void> {
      const server = createServer((socket) => {
        sockets.push(socket.on('error', () => undefined));
        answer(socket);
      });
      await new Promise<void>((resolve) => server.listen(path, resolve));
      servers.push(server);
    },
    /** Answers a second process as one that knows the token does, and then says more. */
    greetAndSay: (socket: Socket, ...chunks: string[]) => {
      socket.setEncoding('utf8').once('data', (hello: string) => {
        const { challenge: second } = JSON.parse(hello) as { challenge: string };
        const first = 'b'.repeat(64);
        const proof = proofOf(token, 'first', { first, second });
        socket.write(line({ challenge: first, proof }));
        socket.once('data', () => {
          for (const chunk of chunks) socket.write(chunk);
        });
      });
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await Promise.all(
        servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))),
      );
      folder.remove();
    },
  };
}
