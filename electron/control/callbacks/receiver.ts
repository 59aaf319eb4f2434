import { timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, isIPv6 } from 'node:net';
import type { Refusal } from '#contract/model/receiver.ts';
import { boundListener } from '../../app/bound-listener.ts';
import { LONGEST_BODY } from '../../zego/callback/body.ts';
import { perSecond } from './per-second.ts';
import type { Receipt, TakenCallback } from './take-in.ts';

/** A burst of a large project, and far from what would hold up the program. */
const MOST_PER_SECOND = 500;
/** ZEGO posts from several hosts, and a reverse proxy keeps connections of its own. */
const MOST_CONNECTIONS = 256;
/** What is larger than a callback is read up to here, so that its sender sees the answer; then it is cut off. */
const LONGEST_READ = 16 * LONGEST_BODY;
/** For the head of a request, and for all of it: one that trickles in takes a place from others. */
const REQUEST_MS = 10_000;
const MAX_HEADER_BYTES = 8 * 1024;
const BACKLOG = 511;
/** How long an answer on its way may take when the receiver ends. */
const CLOSING_MS = 3_000;

/** An empty answer each, and nothing in it that says why. */
const STATUS = { taken: 200, refused: 403, elsewhere: 404 } as const;
const STATUS_OF: Partial<Readonly<Record<Refusal, number>>> = { 'too-large': 413, 'too-many': 429 };

export interface ReceiverOptions {
  /** The one path that is answered, with its random part; begins with a slash. */
  readonly path: string;
  takeIn(body: Uint8Array): Promise<Receipt>;
  /** On disk by now, and not known before. */
  onTaken(taken: TakenCallback): void;
  onRefused(reason: Refusal): void;
  /** Milliseconds that never go back. */
  monotonic(): number;
}

export interface BindAddress {
  readonly address: string;
  /** 0: any free one. */
  readonly port: number;
}

/** Takes in what ZEGO posts. */
export interface Receiver {
  /** Resolves with the address to enter in ZEGO's console. @throws Error of the system (`EADDRINUSE`) */
  listen(at: BindAddress): Promise<string>;
  /** Ends once what has come is on disk and answered. */
  close(): Promise<void>;
}

/**
 * SECURITY: the only server of the program that may listen beyond this machine. It knows one path and one method,
 * reads so much and no more, and answers 200 only for what is on disk and anything else with an empty 4xx.
 */
export function createReceiver(options: ReceiverOptions): Receiver {
  const tooMany = perSecond(MOST_PER_SECOND);
  const isTooMany = () => tooMany(options.monotonic());
  const open = new Set<Promise<void>>();
  const server = createServer(
    {
      headersTimeout: REQUEST_MS,
      requestTimeout: REQUEST_MS,
      connectionsCheckingInterval: REQUEST_MS / 5,
      maxHeaderSize: MAX_HEADER_BYTES,
    },
    (request, response) => {
      bounds.busy(request.socket);
      response.once('close', () => bounds.idle(request.socket));
      const answering = answer(request, options, isTooMany).then(
        (status) => end(response, status),
        // It went away while it sent.
        () => void response.destroy(),
      );
      open.add(answering);
      void answering.finally(() => open.delete(answering));
    },
  );
  server.on('clientError', (_error, socket) => socket.destroy());
  const bounds = boundListener(server, { mostConnections: MOST_CONNECTIONS });
  return {
    async listen({ address, port }) {
      const listening = await listen(server, address, port);
      const host = isIPv6(address) ? `[${address}]` : address;
      return `http://${host}:${listening}${options.path}`;
    },
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      const timer = setTimeout(() => server.closeAllConnections(), CLOSING_MS);
      await Promise.all(open);
      server.closeIdleConnections();
      await closed;
      clearTimeout(timer);
    },
  };
}

/** The status to answer with. @throws Error where the sender went away */
async function answer(
  request: IncomingMessage,
  { path, takeIn, onTaken, onRefused }: ReceiverOptions,
  isTooMany: () => boolean,
): Promise<number> {
  const refuse = (reason: Refusal): number => {
    onRefused(reason);
    return STATUS_OF[reason] ?? STATUS.refused;
  };
  // Those who do not know the path must not use up the places of those who do.
  if (request.method !== 'POST' || !isPath(request.url, path)) return STATUS.elsewhere;
  if (isTooMany()) return refuse('too-many');
  const body = await bodyOf(request);
  if (!body) return refuse('too-large');
  const receipt = await takeIn(body);
  if (receipt.kind === 'refused') return refuse(receipt.reason);
  if (receipt.kind === 'new') onTaken(receipt.taken);
  return STATUS.taken;
}

/** SECURITY: takes as long for a near miss as for any other path of its length. */
function isPath(url: string | undefined, path: string): boolean {
  const [given, wanted] = [Buffer.from(url ?? ''), Buffer.from(path)];
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

/** Null where there is more than a callback has. @throws Error where it does not come whole, or does not end */
async function bodyOf(request: IncomingMessage): Promise<Uint8Array | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > LONGEST_READ) throw new Error('there is no end to it');
    if (length <= LONGEST_BODY) chunks.push(chunk);
    else chunks.length = 0;
  }
  return length > LONGEST_BODY ? null : Buffer.concat(chunks);
}

function end(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-length': 0 }).end();
}

function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port, backlog: BACKLOG, exclusive: true }, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}
