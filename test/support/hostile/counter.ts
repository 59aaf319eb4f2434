import { createSocket } from 'node:dgram';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server on this machine that nobody has any business with: everything that arrives is counted. */
export interface Counter {
  readonly http: string;
  readonly ws: string;
  readonly tcpPort: number;
  readonly udpPort: number;
  /** `connection`, `udp`, or method and path of each request, in order of arrival. */
  readonly hits: readonly string[];
  forget(): void;
  close(): Promise<void>;
}

const PAGE = '<!doctype html><title>elsewhere</title><p>elsewhere</p>';

/** Takes TCP on one port, HTTP and WebSocket requests on it, and UDP on another. */
export async function startCounter(): Promise<Counter> {
  const hits: string[] = [];
  const server = createServer((request, response) => {
    hits.push(`${request.method} ${request.url}`);
    request.resume();
    response.writeHead(200, { 'access-control-allow-origin': '*', 'content-type': 'text/html' });
    response.end(PAGE);
  });
  server.on('connection', () => hits.push('connection'));
  server.on('upgrade', (request, socket) => {
    hits.push(`upgrade ${request.url}`);
    socket.destroy();
  });
  const datagrams = createSocket('udp4').on('message', () => hits.push('udp'));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  await new Promise<void>((bound) => datagrams.bind(0, '127.0.0.1', bound));
  const { port } = server.address() as AddressInfo;
  return {
    http: `http://127.0.0.1:${port}`,
    ws: `ws://127.0.0.1:${port}`,
    tcpPort: port,
    udpPort: datagrams.address().port,
    hits,
    forget() {
      hits.length = 0;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      await new Promise<void>((closed) => datagrams.close(closed));
    },
  };
}
