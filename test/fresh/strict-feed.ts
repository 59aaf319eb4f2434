import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Files by their names. */
export type Offer = ReadonlyMap<string, Buffer>;

/** A server of versions on loopback that takes nothing but what the program has to send. */
export interface StrictFeed {
  readonly address: string;
  /** The names that were asked for, in order; a file in parts is one. */
  readonly asked: readonly string[];
  /** What was asked for in another way, or does not exist. */
  readonly faults: readonly string[];
  /** Serves these files and no others, and forgets what was asked for. */
  offer(files: Offer): void;
  close(): Promise<void>;
}

/** All that a request for a part of a file needs: nothing else tells the server of this computer. */
const HEADERS = new Set(['host', 'connection', 'range', 'accept-encoding']);

export async function strictFeed(): Promise<StrictFeed> {
  let files: Offer = new Map();
  const asked: string[] = [];
  const faults: string[] = [];
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const { method = '', url = '', headers } = request;
    const content = files.get(url.slice(1));
    const range = /^bytes=(\d+)-(\d+)$/.exec(headers.range ?? '');
    const others = Object.keys(headers).filter((name) => !HEADERS.has(name));
    const [from, to] = [Number(range?.[1]), Number(range?.[2])];
    if (method !== 'GET' || !content || !range || to < from || others.length > 0) {
      faults.push(`${method} ${url} ${headers.range ?? ''} ${others.join(' ')}`.trim());
      response.writeHead(content ? 400 : 404).end();
      return;
    }
    if (asked.at(-1) !== url.slice(1)) asked.push(url.slice(1));
    if (from >= content.length) {
      response.writeHead(416, { 'content-range': `bytes */${content.length}` }).end();
      return;
    }
    const part = content.subarray(from, to + 1);
    response
      .writeHead(206, {
        'content-range': `bytes ${from}-${from + part.length - 1}/${content.length}`,
        'content-length': part.length,
      })
      .end(part);
  };
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}/`,
    asked,
    faults,
    offer(next) {
      files = next;
      asked.length = 0;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
