import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { ApiAnswer } from './handlers.ts';
import type { KeptAnswer } from './idempotency.ts';
import type { HttpProblem } from './problem.ts';

/** With every answer. */
export const COMMON_HEADERS = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
} as const;
/** An answer of JSON that is a text already. */
export const jsonText = (status: number, body: string): KeptAnswer => ({
  ...{ status, body },
  headers: { 'content-type': 'application/json; charset=utf-8' },
});

/** What a handler answers, as it goes out. */
export const kept = ({ status, body }: ApiAnswer): KeptAnswer => {
  const answer = jsonText(status, JSON.stringify(body));
  const run = status === 202 ? (body as { run?: string }).run : undefined;
  return run === undefined
    ? answer
    : { ...answer, headers: { ...answer.headers, location: `/v1/runs/${run}` } };
};

export const problemAnswer = (
  problem: HttpProblem,
  allowed: Readonly<Record<string, string>>,
): KeptAnswer => ({
  status: problem.status,
  headers: {
    ...problem.headers,
    ...allowed,
    'content-type': 'application/problem+json; charset=utf-8',
  },
  body: JSON.stringify(problem.details()),
});

/** Sends an answer; nothing where its reader went away. */
export function send(response: ServerResponse, { status, headers, body }: KeptAnswer): void {
  if (response.destroyed) return;
  // What is still to come of a refused request is not waited for.
  const rest = response.req.complete ? {} : { connection: 'close' };
  response.writeHead(status, {
    ...COMMON_HEADERS,
    ...headers,
    ...rest,
    ...(status !== 204 && { 'content-length': Buffer.byteLength(body) }),
  });
  response.end(body);
}

/** Answers a request for a WebSocket that is refused, and ends its connection. */
export function refuseUpgrade(
  socket: Duplex,
  status: number,
  headers: Readonly<Record<string, string>>,
  body: string,
): void {
  const lines = Object.entries({
    ...headers,
    connection: 'close',
    'content-length': String(Buffer.byteLength(body)),
  }).map(([name, value]) => `${name}: ${value}`);
  socket.once('error', () => socket.destroy());
  socket.end([`HTTP/1.1 ${status} Refused`, ...lines, '', body].join('\r\n'));
}

/** Ends what is no HTTP, or too long, or too late. */
export function refuseBroken(socket: Duplex): void {
  if (!socket.writable || (socket as Socket).bytesWritten > 0) {
    socket.destroy();
    return;
  }
  socket.once('error', () => socket.destroy());
  socket.end('HTTP/1.1 400 Bad Request\r\nconnection: close\r\ncontent-length: 0\r\n\r\n');
}
