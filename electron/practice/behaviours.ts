import type { ServerResponse } from 'node:http';
import type { PracticeBehaviour } from '#contract/model/app-state.ts';
import { refusedAnswer } from './answers.ts';
import type { Order } from './orders.ts';

const SLOW_MS = 3_000;
const TIMES_TOO_FREQUENT = 2;

export interface Turn {
  readonly order: Order;
  readonly response: ServerResponse;
  /** How many orders this behaviour has answered before this one. */
  readonly before: number;
}

type Behave = (turn: Turn) => void;

export function sendJson(response: ServerResponse, body: string, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(body);
}

const accept: Behave = ({ order, response }) => sendJson(response, order.perform());
const breakOff: Behave = ({ response }) => response.socket?.resetAndDestroy();

/** How the practice server treats a start, a stop or a merge that passed all checks. */
export const BEHAVIOURS: Readonly<Record<PracticeBehaviour, Behave>> = {
  normal: accept,
  slow: (turn) => {
    const timer = setTimeout(() => accept(turn), SLOW_MS);
    turn.response.on('close', () => clearTimeout(timer));
  },
  'reject-all': ({ order, response }) => sendJson(response, order.refuse()),
  'stream-missing': ({ order, response }) => sendJson(response, order.performWithoutFirst()),
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
  'connection-lost': breakOff,
  // Whoever sends half of a success has done what it says.
  'half-answer': ({ order, response }) => {
    const body = order.perform();
    response.writeHead(200, { 'content-length': Buffer.byteLength(body) });
    response.write(body.slice(0, body.length / 2));
    setTimeout(() => response.destroy(), 50);
  },
  'answer-lost-with-file': (turn) => {
    turn.order.perform();
    breakOff(turn);
  },
  'files-in-parts': accept,
  'files-late': accept,
  'files-missing': accept,
};
