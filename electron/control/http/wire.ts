import type { ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ApiAnswer } from './handlers.ts';
import type { KeptAnswer } from './idempotency.ts';
import { HttpProblem } from './problem.ts';

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
  // An answer that had begun is cut off: half of another one would be told.
  if (response.headersSent) {
    response.destroy();
    return;
  }
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

/** So long a refused connection may stay open, in milliseconds. */
const LINGER_MS = 1_000;

/** Answers with a problem where there is no response for it, and ends the connection. */
export function refuse(socket: Duplex, problem: HttpProblem): void {
  const { status, headers, body } = problemAnswer(problem, COMMON_HEADERS);
  const lines = Object.entries({
    ...headers,
    connection: 'close',
    'content-length': String(Buffer.byteLength(body)),
  }).map(([name, value]) => `${name}: ${value}`);
  socket.once('error', () => socket.destroy());
  // What still comes is thrown away: with it unread, the end would be a reset, which takes the answer along.
  socket.resume();
  socket.end([`HTTP/1.1 ${status} ${problem.details().title}`, ...lines, '', body].join('\r\n'));
  setTimeout(() => socket.destroy(), LINGER_MS).unref();
}

/** What is no HTTP, or too long, or too late, by Node's code of the error. */
export function brokenProblem(code: string | undefined): HttpProblem {
  if (code === 'HPE_HEADER_OVERFLOW') return headTooLarge();
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') {
    return new HttpProblem(408, 'too-slow', 'The request did not come whole in time.');
  }
  return new HttpProblem(400, 'bad-request', 'The request is no HTTP/1.1 that can be read.');
}

export const headTooLarge = () =>
  new HttpProblem(
    431,
    'head-too-large',
    'The head of the request is too large: it may have 64 headers and 8 KiB.',
  );
