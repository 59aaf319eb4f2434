import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { ControlToken } from '#contract/model/control.ts';
import type { ChangeFeed, FeedReader } from '../published/change-feed.ts';
import { HttpProblem } from './problem.ts';
import { refuse } from './wire.ts';

/** Readers at once: a desk has a dozen, and each holds a connection. */
const MAX_READERS = 32;
/** Between two signs of life; a WebSocket that does not answer one before the next is gone. */
const ALIVE_MS = 30_000;
/** So long a WebSocket may take to agree to its end. */
const GOODBYE_MS = 1_000;
/** A reader has nothing to say. */
const MAX_PAYLOAD = 1_024;

/** Why a reader is closed; the codes are those of RFC 6455. */
const SERVER_ENDS = { code: 1001, reason: 'CDN Recorder closes this server' } as const;
const TOKEN_CHANGED = { code: 1008, reason: 'The token was revoked or narrowed' } as const;
type Goodbye = typeof SERVER_ENDS | typeof TOKEN_CHANGED;

/** A reader that is connected. */
interface Open {
  /** As it was when the reader came. */
  readonly token: ControlToken;
  /** Tells it nothing any more, and ends its connection. */
  close(why: Goodbye): void;
}

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
  readonly #open = new Set<Open>();

  constructor(feed: ChangeFeed) {
    this.#feed = feed;
    // In place of an answer of the library's own.
    this.#sockets.on('wsClientError', ({ message }: Error, socket: Duplex) =>
      refuse(socket, new HttpProblem(400, 'upgrade', `It is no WebSocket: ${message}.`)),
    );
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
  stream(
    response: ServerResponse,
    headers: Readonly<Record<string, string>>,
    token: ControlToken,
  ): void {
    response.writeHead(200, { ...headers, 'content-type': 'text/event-stream' });
    const reader = this.#feed.open({
      write: (message) => response.write(`id: ${seqOf(message)}\ndata: ${message}\n\n`),
    });
    const end = this.#follow(reader, token, () => response.destroy());
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
  upgrade(request: IncomingMessage, connection: Duplex, head: Buffer, token: ControlToken): void {
    const socket = connection as Socket;
    this.#sockets.handleUpgrade(request, socket, head, (webSocket) =>
      this.#begin(webSocket, socket, token),
    );
  }

  /** SECURITY: ends at once the readers whose token is none of these any more, or may do less than when they came. */
  keepOnly(tokens: readonly ControlToken[]): void {
    for (const open of this.#open) {
      const { id, hash, scope } = open.token;
      const now = tokens.find((token) => token.id === id && token.hash === hash);
      const isNarrowed = scope === 'control' && now?.scope !== scope;
      if (!now || isNarrowed) open.close(TOKEN_CHANGED);
    }
  }

  /** Ends all of them. */
  close(): void {
    for (const open of this.#open) open.close(SERVER_ENDS);
  }

  #begin(webSocket: WebSocket, socket: Socket, token: ControlToken): void {
    let hasAnswered = true;
    const reader = this.#feed.open({
      write: (message) => {
        webSocket.send(message);
        return !socket.writableNeedDrain;
      },
    });
    const end = this.#follow(reader, token, ({ code, reason }) => {
      // What waits in the socket of one that does not read would go out before the goodbye.
      if (socket.writableNeedDrain) return webSocket.terminate();
      webSocket.close(code, reason);
      // One that does not answer is not waited for.
      setTimeout(() => webSocket.terminate(), GOODBYE_MS).unref();
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

  #follow(reader: FeedReader, token: ControlToken, hangUp: (why: Goodbye) => void): () => void {
    let isClosing = false;
    const open: Open = {
      token,
      close: (why) => {
        if (isClosing) return;
        isClosing = true;
        reader.close();
        hangUp(why);
      },
    };
    this.#open.add(open);
    return () => {
      this.#open.delete(open);
      reader.close();
    };
  }
}

/** The number of a message, which stands at its begin. */
const seqOf = (message: string): string => /^\{"type":"\w+","seq":(\d+)/.exec(message)?.[1] ?? '';
