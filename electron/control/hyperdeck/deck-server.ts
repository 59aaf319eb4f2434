import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { boundListener } from '../../app/bound-listener.ts';
import { IDENTITY } from './answers.ts';
import { CommandReader, type Read } from './command-reader.ts';
import type { Deck } from './deck.ts';
import { DeckSession } from './session.ts';
import { block, fault } from './wire.ts';

/** More than the panels and switchers of a control room. */
const MOST_CLIENTS = 32;
/** A client speaks after the greeting; what says nothing for so long is none, in milliseconds. */
const SPEAK_MS = 60_000;
/** Far more than a panel asks, and less than what would hold up the program. */
const MOST_COMMANDS_PER_SECOND = 200;
/** A client that does not read what it asked for is cut off at so many bytes. */
const MOST_UNREAD_BYTES = 256 * 1024;
/** In a row: what speaks another protocol is cut off. */
const MOST_FAULTS = 20;
/** Commands that wait behind one; more are read when there is room. */
const MOST_WAITING = 64;
const KEEP_ALIVE_MS = 30_000;

export interface DeckServerOptions {
  readonly deck: Deck;
  /** SECURITY: the protocol has no password; whether a client at this address may connect. */
  mayConnect(remote: string, local: string): boolean;
  /** A fault of the program itself. */
  onFault(error: unknown): void;
}

export interface DeckServer {
  /** Resolves with the port. @throws Error of the system (`EADDRINUSE`) */
  listen(address: string, port: number): Promise<number>;
  /** Lets every client go. */
  close(): Promise<void>;
}

/** A deck on a port, for several clients at once. */
export function createDeckServer(options: DeckServerOptions): DeckServer {
  const { deck, mayConnect } = options;
  const sockets = new Set<Socket>();
  const server = createServer(
    { keepAlive: true, keepAliveInitialDelay: KEEP_ALIVE_MS },
    (socket) => {
      socket.on('error', () => socket.destroy());
      const { remoteAddress = '', localAddress = '' } = socket;
      if (!mayConnect(remoteAddress, localAddress)) {
        socket.end(fault(120), () => socket.destroy());
        return;
      }
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
      serve(socket, options, () => bounds.busy(socket));
    },
  );
  const bounds = boundListener(server, { mostConnections: MOST_CLIENTS, idleMs: SPEAK_MS });
  return {
    listen: (address, port) => listen(server, address, port),
    async close() {
      deck.close();
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** Answers one client until it leaves. @param hasSpoken it has sent a command, so it stays as long as it likes */
function serve(socket: Socket, { deck, onFault }: DeckServerOptions, hasSpoken: () => void): void {
  const reader = new CommandReader();
  const send = (message: string) => {
    if (socket.destroyed || socket.writableEnded) return;
    socket.write(message);
    if (socket.writableLength > MOST_UNREAD_BYTES) socket.destroy();
  };
  const session = new DeckSession(deck, {
    send,
    end: () => socket.end(() => socket.destroy()),
    address: socket.remoteAddress ?? '',
  });
  const turn = new CommandTurn(socket, deck, async (read) => {
    if (read.kind === 'command') {
      const isOurs = await session.answer(read.command);
      if (isOurs) hasSpoken();
      return isOurs;
    }
    send(fault(read.kind === 'fault' ? read.code : 100));
    if (read.kind === 'endless') socket.end(() => socket.destroy());
    return false;
  });
  socket.on('data', (chunk: Buffer) => turn.add(reader.read(chunk)).catch(onFault));
  socket.once('close', () => {
    turn.stop();
    session.leave();
  });
  send(block(500, IDENTITY));
}

/** The commands of one client, one after the other and not too many of them: a flood waits in the client's own network. */
class CommandTurn {
  readonly #socket: Socket;
  readonly #deck: Deck;
  readonly #answer: (read: Read) => Promise<boolean>;
  readonly #waiting: Read[] = [];
  #isAnswering = false;
  #isStopped = false;
  #faults = 0;
  #second = 0;
  #inSecond = 0;

  /** @param answer whether it was a command of the protocol */
  constructor(socket: Socket, deck: Deck, answer: (read: Read) => Promise<boolean>) {
    this.#socket = socket;
    this.#deck = deck;
    this.#answer = answer;
  }

  /** Resolves when nothing waits any more. Rejects for a fault of the program, and the client is let go. */
  async add(reads: readonly Read[]): Promise<void> {
    this.#waiting.push(...reads);
    if (this.#waiting.length > MOST_WAITING) this.#socket.pause();
    if (this.#isAnswering) return;
    this.#isAnswering = true;
    try {
      for (let read = this.#next(); read; read = this.#next()) {
        await this.#pace();
        if (this.#isStopped) return;
        const isCommand = await this.#answer(read);
        this.#faults = isCommand ? 0 : this.#faults + 1;
        if (this.#faults >= MOST_FAULTS) this.#socket.destroy();
      }
    } catch (error) {
      this.#socket.destroy();
      throw error;
    } finally {
      this.#isAnswering = false;
    }
  }

  stop(): void {
    this.#isStopped = true;
    this.#waiting.length = 0;
  }

  #next(): Read | undefined {
    if (this.#waiting.length <= MOST_WAITING && this.#socket.isPaused()) this.#socket.resume();
    return this.#isStopped ? undefined : this.#waiting.shift();
  }

  /** Waits for the next second where this one has had its commands. */
  async #pace(): Promise<void> {
    const { monotonic, after } = this.#deck.services;
    const now = monotonic();
    if (now - this.#second >= 1_000) {
      this.#second = now;
      this.#inSecond = 0;
    }
    this.#inSecond += 1;
    if (this.#inSecond <= MOST_COMMANDS_PER_SECOND) return;
    await new Promise<void>((resolve) => after(1_000 - (now - this.#second), resolve));
    this.#second = monotonic();
    this.#inSecond = 1;
  }
}

function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port, exclusive: true }, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}
