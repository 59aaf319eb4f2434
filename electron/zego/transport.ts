import { Agent, type Dispatcher } from 'undici';
import type { Reason } from '../contract/outcome.ts';

/** Milliseconds per phase. The body's is a deadline for the whole body, not a pause between chunks. */
export interface Timeouts {
  readonly connect: number;
  readonly headers: number;
  readonly body: number;
}
export const DEFAULT_TIMEOUTS: Timeouts = { connect: 3_000, headers: 15_000, body: 15_000 };

/** A documented answer for 20 streams has about 8 KB; a megabyte is not ours. */
export const MAX_ANSWER_BYTES = 1_048_576;

/**
 * Idle connections are dropped well before any common server would (Node: 5 s): a socket closed
 * under our request cannot be told from a lost answer.
 */
const KEEP_ALIVE_MS = 4_000;

/** What became of one request on the wire. Only `not-sent` may ever be repeated by itself. */
export type Delivery =
  | {
      readonly kind: 'answer';
      readonly httpStatus: number;
      readonly body: string;
      readonly date: string | null;
    }
  | { readonly kind: 'not-sent'; readonly reason: Reason; readonly detail: string }
  | {
      readonly kind: 'lost';
      readonly reason: Reason;
      readonly detail: string;
      readonly httpStatus: number | null;
      readonly partial: string;
    };

export interface Transport {
  /** One GET. Never throws, never follows a redirect, never repeats. */
  get(endpoint: string, query: string): Promise<Delivery>;
  close(): Promise<void>;
}

const NOT_SENT_REASONS: Readonly<Record<string, Reason>> = {
  ENOTFOUND: 'name-not-found',
  EAI_AGAIN: 'name-not-found',
  ECONNREFUSED: 'connection-refused',
  UND_ERR_CONNECT_TIMEOUT: 'connect-timeout',
  ETIMEDOUT: 'connect-timeout',
  ENETUNREACH: 'network-unreachable',
  EHOSTUNREACH: 'network-unreachable',
  EPROTO: 'tls-failure',
};

const LOST_REASONS: Readonly<Record<string, Reason>> = {
  UND_ERR_HEADERS_TIMEOUT: 'no-answer',
  UND_ERR_RES_EXCEEDED_MAX_SIZE: 'answer-too-large',
  UND_ERR_HEADERS_OVERFLOW: 'answer-too-large',
  ANSWER_TOO_LARGE: 'answer-too-large',
  ANSWER_TOO_SLOW: 'answer-too-slow',
  UND_ERR_BODY_TIMEOUT: 'answer-too-slow',
};

/** An undici agent of its own: keep-alive, one request per connection at a time, TLS verified. */
export function createTransport(timeouts: Timeouts = DEFAULT_TIMEOUTS): Transport {
  const agent = new Agent({
    connect: { timeout: timeouts.connect },
    headersTimeout: timeouts.headers,
    bodyTimeout: timeouts.body,
    keepAliveTimeout: KEEP_ALIVE_MS,
    keepAliveMaxTimeout: KEEP_ALIVE_MS,
    pipelining: 1,
  });
  return {
    get: (endpoint, query) => dispatch(agent, new URL(endpoint), query, timeouts),
    close: () => agent.close(),
  };
}

function dispatch(
  agent: Agent,
  endpoint: URL,
  query: string,
  timeouts: Timeouts,
): Promise<Delivery> {
  return new Promise((resolve) => {
    const exchange = new Exchange(timeouts.body, resolve);
    try {
      agent.dispatch(
        {
          origin: endpoint.origin,
          path: `${endpoint.pathname}?${query}`,
          method: 'GET',
          headers: { accept: 'application/json' },
        },
        exchange,
      );
    } catch (error) {
      exchange.onResponseError(null, error as Error);
    }
  });
}

/** Follows one request through undici's hooks. */
class Exchange implements Dispatcher.DispatchHandler {
  /** undici calls `onRequestStart` just before it writes the head: from then on bytes may be out. */
  #written = false;
  #httpStatus: number | null = null;
  #date: string | null = null;
  readonly #chunks: Buffer[] = [];
  #size = 0;
  #deadline: NodeJS.Timeout | undefined;
  readonly #bodyMs: number;
  readonly #settle: (delivery: Delivery) => void;

  constructor(bodyMs: number, settle: (delivery: Delivery) => void) {
    this.#bodyMs = bodyMs;
    this.#settle = settle;
  }

  onRequestStart(): void {
    this.#written = true;
  }

  onResponseStart(
    controller: Dispatcher.DispatchController,
    statusCode: number,
    headers: Record<string, string | string[] | undefined>,
  ): void {
    this.#httpStatus = statusCode;
    this.#date = typeof headers.date === 'string' ? headers.date : null;
    // bodyTimeout starts anew with each chunk, so a server that drips would hold the call for ever.
    this.#deadline ??= setTimeout(() => controller.abort(fault('ANSWER_TOO_SLOW')), this.#bodyMs);
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#size += chunk.length;
    if (this.#size > MAX_ANSWER_BYTES) controller.abort(fault('ANSWER_TOO_LARGE'));
    else this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    clearTimeout(this.#deadline);
    const httpStatus = this.#httpStatus ?? 0;
    this.#settle({ kind: 'answer', httpStatus, body: this.#text(), date: this.#date });
  }

  onResponseError(_controller: Dispatcher.DispatchController | null, error: Error): void {
    clearTimeout(this.#deadline);
    const detail = errorCode(error);
    if (!this.#written) {
      this.#settle({ kind: 'not-sent', reason: notSentReason(detail), detail });
      return;
    }
    const cut: Reason = this.#httpStatus === null ? 'connection-lost' : 'answer-cut-short';
    this.#settle({
      kind: 'lost',
      reason: LOST_REASONS[detail] ?? cut,
      detail,
      httpStatus: this.#httpStatus,
      partial: this.#text(),
    });
  }

  #text(): string {
    return Buffer.concat(this.#chunks).toString('utf8');
  }
}

function fault(code: string): Error {
  return Object.assign(new Error(code), { code });
}

/** The error's code, from the first cause that has one. Messages may hold the URL, so they stay out. */
function errorCode(error: unknown): string {
  if (!(error instanceof Error)) return 'UNKNOWN';
  const { code } = error as NodeJS.ErrnoException;
  if (typeof code === 'string' && code !== '') return code;
  const inner = error instanceof AggregateError ? error.errors[0] : error.cause;
  return inner === undefined ? error.name : errorCode(inner);
}

function notSentReason(code: string): Reason {
  if (/^(CERT_|ERR_TLS|ERR_SSL|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO|HOSTNAME_MISMATCH)/.test(code)) {
    return 'tls-failure';
  }
  return NOT_SENT_REASONS[code] ?? 'connection-failed';
}
