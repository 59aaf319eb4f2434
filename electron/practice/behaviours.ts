import type { ServerResponse } from 'node:http';
import type { PracticeBehaviour } from '#contract/model/app-state.ts';
import { refusedAnswer, vendorAnswer } from './answers.ts';
import type { PracticeRequest } from './check.ts';

const SLOW_MS = 3_000;
const TIMES_TOO_FREQUENT = 2;

export interface Turn {
  readonly request: PracticeRequest;
  readonly response: ServerResponse;
  /** How many requests this behaviour has answered before this one. */
  readonly before: number;
}

type Behave = (turn: Turn) => void;

export function sendJson(response: ServerResponse, body: string, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(body);
}

const accept: Behave = ({ request, response }) =>
  sendJson(response, vendorAnswer(request, new Date()));

/** How the practice server treats a request that passed all checks. */
export const BEHAVIOURS: Readonly<Record<PracticeBehaviour, Behave>> = {
  normal: accept,
  slow: (turn) => {
    const timer = setTimeout(() => accept(turn), SLOW_MS);
    turn.response.on('close', () => clearTimeout(timer));
  },
  'reject-all': ({ request, response }) =>
    sendJson(
      response,
      vendorAnswer(request, new Date(), () => true),
    ),
  'stream-missing': ({ request, response }) =>
    sendJson(
      response,
      vendorAnswer({ ...request, streamIds: request.streamIds.slice(1) }, new Date()),
    ),
  'return-code-5': ({ response }) => sendJson(response, refusedAnswer(5, 'config error')),
  'too-frequent-twice': (turn) =>
    turn.before < TIMES_TOO_FREQUENT
      ? sendJson(turn.response, refusedAnswer(6, 'too frequent'))
      : accept(turn),
  'server-error': ({ response }) => {
    response.writeHead(500, { 'content-type': 'text/html' });
    response.end('<html><body><h1>500 Internal Server Error</h1></body></html>');
  },
  'no-answer': () => undefined,
  'connection-lost': ({ response }) => response.socket?.resetAndDestroy(),
  'half-answer': ({ request, response }) => {
    const body = vendorAnswer(request, new Date());
    response.writeHead(200, { 'content-length': Buffer.byteLength(body) });
    response.write(body.slice(0, body.length / 2));
    setTimeout(() => response.destroy(), 50);
  },
};
