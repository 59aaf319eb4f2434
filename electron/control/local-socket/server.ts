import { rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { type BoundListener, boundListener } from '../../app/bound-listener.ts';
import {
  type CommandEvent,
  type CommandRequest,
  commandRequestSchema,
} from '../command-line/request.ts';
import { isWatch } from '../command-line/view-options.ts';
import type { ChangeFeed } from '../published/change-feed.ts';
import { helloSchema, isProof, newChallenge, proofOf, proofSchema } from './proof.ts';
import { LEAVING, READY, readMessages, sendMessage } from './wire.ts';

export interface HandoverOptions {
  readonly path: string;
  readonly token: string;
  /**
   * Does what another process asks and tells it of each event; the last one is `done`. `gone` aborts when that process
   * is gone: what was begun goes on, and nothing waits for it.
   */
  readonly perform: (
    request: CommandRequest,
    emit: (event: CommandEvent) => void,
    gone: AbortSignal,
  ) => Promise<void>;
  /** Keeps this process alive until the function returned is called; null when it is leaving already. */
  readonly hold: () => (() => void) | null;
  /** Whether this process can do what is asked; else it says that it is leaving. */
  readonly accepts?: (request: CommandRequest) => boolean;
  /** What is published, for who asks to follow it; absent where nothing is. */
  readonly feed?: Pick<ChangeFeed, 'open'>;
  /** Work that failed: the other process only sees that no result arrives. */
  readonly onFault: (error: unknown) => void;
}

/**
 * Listens for second processes. To be called by the process that holds the single-instance lock: it
 * removes a socket that a killed predecessor left behind.
 */
export function listenForHandover(options: HandoverOptions): Promise<Server> {
  if (process.platform !== 'win32') rmSync(options.path, { force: true });
  const server = createServer((socket) => serve(socket, options, bounds));
  const bounds = boundListener(server);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.path, () => resolve(server));
  });
}

function serve(socket: Socket, options: HandoverOptions, bounds: BoundListener): void {
  const { token, perform, hold, onFault, accepts = () => true } = options;
  let release: (() => void) | null = null;
  let busy = false;
  const gone = new AbortController();
  socket.on('error', () => socket.destroy());
  socket.on('close', () => {
    gone.abort();
    if (!busy) release?.();
  });
  const emit = (event: CommandEvent) => void (socket.writable && sendMessage(socket, event));
  const first = newChallenge();
  let second: string | null = null;
  /** Both show what they know; then `READY`, from when on this process stays until the request is done. */
  const greet = (message: unknown) => {
    const hello = helloSchema.safeParse(message);
    if (second === null && hello.success) {
      second = hello.data.challenge;
      const challenges = { first, second };
      sendMessage(socket, { challenge: first, proof: proofOf(token, 'first', challenges) });
      return;
    }
    const shown = proofSchema.safeParse(message);
    const challenges = { first, second: second ?? '' };
    const known =
      second !== null && shown.success && isProof(shown.data.proof, token, 'second', challenges);
    release = known ? hold() : null;
    if (release) sendMessage(socket, READY);
    else if (known) {
      sendMessage(socket, LEAVING);
      socket.end();
    } else socket.destroy();
  };
  /** Changes keep no process: one that is about to leave leaves. */
  const follow = (feed: Pick<ChangeFeed, 'open'>, done: () => void) => {
    done();
    const reader = feed.open({
      write: (text) => socket.write(`{"kind":"published","message":${text}}\n`),
    });
    socket.on('drain', () => reader.drained());
    socket.on('close', () => reader.close());
  };
  const work = async (message: unknown, done: () => void) => {
    const request = commandRequestSchema.safeParse(message);
    if (request.success && isWatch(request.data.views) && options.feed) {
      follow(options.feed, done);
      return;
    }
    try {
      if (request.success && !accepts(request.data)) sendMessage(socket, LEAVING);
      else if (request.success) await perform(request.data, emit, gone.signal);
    } catch (error) {
      onFault(error);
    }
    socket.end();
    done();
  };
  readMessages(socket, (message) => {
    if (busy) socket.destroy();
    else if (release) {
      busy = true;
      bounds.busy(socket);
      void work(message, release);
    } else greet(message);
  });
}
