import type { Reason } from '#contract/model/outcome.ts';
import { CONNECT_TOO_SLOW, LOOKUP_TOO_SLOW, PROXY_HTTP, PROXY_SOCKS5 } from '../connect/faults.ts';

/** The fate of one request on the wire. Only `not-sent` may ever be repeated by itself. */
export type Delivery =
  | {
      readonly kind: 'answer';
      readonly httpStatus: number;
      readonly body: string;
      /** The `Date` header. */
      readonly date: string | null;
      /** The media type of the body, in lower case and without parameters; null where none was named. */
      readonly contentType: string | null;
      /** A cache may have answered in the server's place. */
      readonly fromCache: boolean;
    }
  | { readonly kind: 'not-sent'; readonly reason: Reason; readonly detail: string }
  | {
      readonly kind: 'lost';
      readonly reason: Reason;
      readonly detail: string;
      readonly httpStatus: number | null;
      readonly partial: string;
    };

/** Codes of faults that we cause ourselves, to end an exchange that goes beyond its bounds. */
export const ANSWER_TOO_LARGE = 'ANSWER_TOO_LARGE';
export const ANSWER_TOO_SLOW = 'ANSWER_TOO_SLOW';
export const NO_ANSWER = 'NO_ANSWER';

/** What an answer’s coding is to us that we cannot read. */
export const CODING_UNKNOWN = 'CODING_UNKNOWN';
export const CODING_BROKEN = 'CODING_BROKEN';

const NOT_SENT_REASONS: Readonly<Record<string, Reason>> = {
  ENOTFOUND: 'name-not-found',
  EAI_AGAIN: 'name-not-found',
  ECONNREFUSED: 'connection-refused',
  UND_ERR_CONNECT_TIMEOUT: 'connect-timeout',
  ETIMEDOUT: 'connect-timeout',
  ENETUNREACH: 'network-unreachable',
  EHOSTUNREACH: 'network-unreachable',
  EPROTO: 'tls-failure',
  [LOOKUP_TOO_SLOW]: 'connect-timeout',
  [CONNECT_TOO_SLOW]: 'connect-timeout',
};

/** The proxy was reached and says that the server could not be: that passes, as it does without a proxy. */
const SERVER_BEHIND_PROXY = new Set([
  ...[502, 503, 504].map((status) => `${PROXY_HTTP}${status}`),
  ...['Failure', 'NetworkUnreachable', 'HostUnreachable', 'ConnectionRefused', 'TTLExpired'].map(
    (reply) => `${PROXY_SOCKS5}${reply}`,
  ),
]);

/** Certificates that were refused, in the words of OpenSSL and BoringSSL. */
const TLS_CODE =
  /^(CERT_|ERR_TLS|ERR_SSL|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO|HOSTNAME_MISMATCH|INVALID_CA|EPROTO)/;

const LOST_REASONS: Readonly<Record<string, Reason>> = {
  UND_ERR_HEADERS_TIMEOUT: 'no-answer',
  UND_ERR_RES_EXCEEDED_MAX_SIZE: 'answer-too-large',
  UND_ERR_HEADERS_OVERFLOW: 'answer-too-large',
  [ANSWER_TOO_LARGE]: 'answer-too-large',
  [ANSWER_TOO_SLOW]: 'answer-too-slow',
  UND_ERR_BODY_TIMEOUT: 'answer-too-slow',
  [NO_ANSWER]: 'no-answer',
  [CODING_UNKNOWN]: 'answer-unreadable',
  [CODING_BROKEN]: 'answer-unreadable',
};

/** The error's code, from the first cause that has one. Messages may hold the URL, so they stay out. */
export function errorCode(error: unknown): string {
  if (!(error instanceof Error)) return 'UNKNOWN';
  const { code } = error as NodeJS.ErrnoException;
  if (typeof code === 'string' && code !== '') return code;
  const inner = error instanceof AggregateError ? error.errors[0] : error.cause;
  return inner === undefined ? error.name : errorCode(inner);
}

/** Why nothing was sent. Behind a proxy, what fails before the request leaves is the proxy's doing. */
export function notSentReason(code: string, throughProxy: boolean): Reason {
  if (TLS_CODE.test(code)) return 'tls-failure';
  if (SERVER_BEHIND_PROXY.has(code)) return 'connection-failed';
  if (!throughProxy) return NOT_SENT_REASONS[code] ?? 'connection-failed';
  return code in NOT_SENT_REASONS ? 'proxy-unreachable' : 'proxy-refused';
}

/** Why the answer was lost after the request may have arrived. */
export function lostReason(code: string, headersArrived: boolean): Reason {
  return LOST_REASONS[code] ?? (headersArrived ? 'answer-cut-short' : 'connection-lost');
}
