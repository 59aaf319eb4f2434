import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { boundListener } from '../../app/bound-listener.ts';
import { brokenProblem, headTooLarge, problemAnswer, refuse, send } from './wire.ts';

/** For the head of a request, and for all of it: one that trickles in takes a place from others. */
const HEAD_MS = 5_000;
const REQUEST_MS = 10_000;
const CHECK_MS = 1_000;
/** Below what `boundListener` gives an idle connection, so that its end is announced. */
const KEEP_ALIVE_MS = 8_000;
const MAX_HEADER_BYTES = 8 * 1024;
const MAX_HEADERS = 64;
const MOST_CONNECTIONS = 128;

export interface RequestListeners {
  onRequest(request: IncomingMessage, response: ServerResponse): void;
  onUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
}

/**
 * SECURITY: an HTTP server whose connections and heads all have an end. What it refuses by itself is a problem like any
 * other; what Node would answer by itself (no Host, an expectation) is left to the listener.
 */
export function createBoundedServer({ onRequest, onUpgrade }: RequestListeners): Server {
  const server = createServer({
    headersTimeout: HEAD_MS,
    requestTimeout: REQUEST_MS,
    connectionsCheckingInterval: CHECK_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    maxHeaderSize: MAX_HEADER_BYTES,
    requireHostHeader: false,
  });
  // Those beyond a count of Node's would be dropped, and the request be another one than was sent.
  server.maxHeadersCount = 0;
  const bounds = boundListener(server, { mostConnections: MOST_CONNECTIONS });
  /** Requests of a connection without an answer: with pipelining more than one. */
  const unanswered = new WeakMap<Duplex, number>();
  const count = (socket: Duplex, change: number): number => {
    const now = (unanswered.get(socket) ?? 0) + change;
    unanswered.set(socket, now);
    return now;
  };
  const take = (request: IncomingMessage, response: ServerResponse) => {
    const { socket } = request;
    bounds.busy(socket);
    count(socket, 1);
    response.once('close', () => {
      if (count(socket, -1) === 0) bounds.idle(socket);
    });
    if (isTooLarge(request)) send(response, problemAnswer(headTooLarge(), {}));
    else onRequest(request, response);
  };
  server.on('request', take);
  server.on('checkExpectation', take);
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    bounds.busy(request.socket);
    // An answer of ours would be taken for that of the request before it.
    if ((unanswered.get(socket) ?? 0) > 0) socket.destroy();
    else if (isTooLarge(request)) refuse(socket, headTooLarge());
    else onUpgrade(request, socket, head);
  });
  server.on('clientError', ({ code }: NodeJS.ErrnoException, socket: Duplex) => {
    if (socket.writableEnded) return;
    // The same, where a press may have started something.
    if (!socket.writable || (unanswered.get(socket) ?? 0) > 0) socket.destroy();
    else refuse(socket, brokenProblem(code));
  });
  return server;
}

const isTooLarge = ({ rawHeaders }: IncomingMessage): boolean =>
  rawHeaders.length > 2 * MAX_HEADERS;
