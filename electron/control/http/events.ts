import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { ChangeFeed, FeedReader } from '../published/change-feed.ts';
import { HttpProblem } from './problem.ts';

/** Readers at once: a desk has a dozen, and each holds a connection. */
const MAX_READERS = 32;
/** Between two signs of life; a WebSocket that does not answer one before the next is gone. */
const ALIVE_MS = 30_000;
/** A reader has nothing to say. */
const MAX_PAYLOAD = 1_024;
/** By RFC 6455. */
const GOING_AWAY = 1001;

/**
 * Events over WebSockets and as Server-Sent Events. SECURITY: a reader that never reads costs what the change feed
 * keeps for one, and no more: each message goes to its socket only while that takes some.
 */
export class EventReaders {
  readonly #feed: ChangeFeed;
  readonly #sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_PAYLOAD,
    // Each message would be compressed in memory of its own.
    perMessageDeflate: false,
    clientTracking: false,
  });
  readonly #open = new Set<() => void>();

  constructor(feed: ChangeFeed) {
    this.#feed = feed;
  }

  get size(): number {
    return this.#open.size;
  }

  /** @throws HttpProblem 503 where there are too many readers. */
  admit(): void {
    if (this.#open.size < MAX_READERS) return;
    throw new HttpProblem(
      503,
      'too-many-readers',
      `${MAX_READERS} readers follow the events already. Close one first.`,
      { headers: { 'retry-after': '30' } },
    );
  }

  /** Answers with an endless stream of events. */
  stream(response: ServerResponse, headers: Readonly<Record<string, string>>): void {
    response.writeHead(200, { ...headers, 'content-type': 'text/event-stream' });
    const reader = this.#feed.open({
      write: (message) => response.write(`id: ${seqOf(message)}\ndata: ${message}\n\n`),
    });
    const end = this.#follow(reader, () => response.destroy());
    response.on('drain', () => reader.drained());
    // Proxies end what is silent.
    const alive = setInterval(() => {
      if (!response.writableNeedDrain) response.write(': alive\n\n');
    }, ALIVE_MS).unref();
    response.once('close', () => {
      clearInterval(alive);
      end();
    });
  }

  /** Makes a WebSocket of a connection that may be one. */
  upgrade(request: IncomingMessage, connection: Duplex, head: Buffer): void {
    const socket = connection as Socket;
    this.#sockets.handleUpgrade(request, socket, head, (webSocket) =>
      this.#begin(webSocket, socket),
    );
  }

  /** Ends all of them. */
  close(): void {
    for (const close of this.#open) close();
  }

  #begin(webSocket: WebSocket, socket: Socket): void {
    let hasAnswered = true;
    const reader = this.#feed.open({
      write: (message) => {
        webSocket.send(message);
        return !socket.writableNeedDrain;
      },
    });
    const end = this.#follow(reader, () => {
      webSocket.close(GOING_AWAY, 'CDN Recorder closes this server');
      // One that does not answer is not waited for.
      if (socket.writableNeedDrain) webSocket.terminate();
    });
    const drained = () => reader.drained();
    socket.on('drain', drained);
    const alive = setInterval(() => {
      if (!hasAnswered) return webSocket.terminate();
      hasAnswered = false;
      webSocket.ping();
    }, ALIVE_MS).unref();
    webSocket.on('pong', () => {
      hasAnswered = true;
    });
    // What broke the protocol is closed by the library, which says so here too.
    webSocket.on('error', () => webSocket.terminate());
    webSocket.once('close', () => {
      clearInterval(alive);
      socket.off('drain', drained);
      end();
    });
  }

  #follow(reader: FeedReader, close: () => void): () => void {
    this.#open.add(close);
    return () => {
      this.#open.delete(close);
      reader.close();
    };
  }
}

/** The number of a message, which stands at its begin. */
const seqOf = (message: string): string => /^\{"type":"\w+","seq":(\d+)/.exec(message)?.[1] ?? '';
