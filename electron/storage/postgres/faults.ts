import type { RoomFault } from '#contract/model/room.ts';
import { RoomProblem } from '../room-ports.ts';

/** Codes of Node and of OpenSSL, by the fault that they mean. */
const BY_CODE: Readonly<Record<string, RoomFault>> = {
  ENOTFOUND: 'host',
  EAI_AGAIN: 'host',
  ECONNREFUSED: 'host',
  EHOSTUNREACH: 'host',
  ENETUNREACH: 'host',
  EHOSTDOWN: 'host',
  ETIMEDOUT: 'host',
  EACCES: 'host',
  ECONNRESET: 'away',
  EPIPE: 'away',
  ERR_TLS_CERT_ALTNAME_INVALID: 'host-name',
  CERT_HAS_EXPIRED: 'certificate',
  CERT_NOT_YET_VALID: 'certificate',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'certificate',
  SELF_SIGNED_CERT_IN_CHAIN: 'certificate',
  UNABLE_TO_GET_ISSUER_CERT: 'certificate',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'certificate',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'certificate',
  CERT_SIGNATURE_FAILURE: 'certificate',
  CERT_UNTRUSTED: 'certificate',
  CERT_REVOKED: 'certificate',
  INVALID_CA: 'certificate',
  INVALID_PURPOSE: 'certificate',
  // PostgreSQL's own, appendix A of its manual: password, authorization, database, right, schema, table, function.
  '28P01': 'login',
  '28000': 'login',
  '3D000': 'database',
  '42501': 'rights',
  '3F000': 'no-room',
  '42P01': 'no-room',
  '42883': 'no-room',
};

/** Classes of PostgreSQL's codes: connection, and an operator who shuts the server down. */
const AWAY_CLASSES = /^(08|57P0|53)/;

/** What `pg` says without a code, in its own words. */
const BY_MESSAGE: readonly (readonly [RegExp, RoomFault])[] = [
  [/does not support SSL/i, 'no-tls'],
  [/error establishing an SSL connection/i, 'not-postgres'],
  [/SASL|client password|authentication/i, 'login'],
  [/Connection terminated due to connection timeout|timeout expired/i, 'host'],
  [/timeout exceeded when trying to connect/i, 'away'],
  [/Connection terminated|not queryable|Query read timeout|has already been closed/i, 'away'],
  [
    /unexpected message|invalid message|Unknown (auth|message)|received invalid response/i,
    'not-postgres',
  ],
];

/** What an error of the driver, of Node or of the server means to a desk. */
export function problemOf(error: unknown): RoomProblem {
  if (error instanceof RoomProblem) return error;
  const { code, message } = partsOf(error);
  return new RoomProblem(faultOf(code, message), message, { cause: error });
}

function faultOf(code: string, message: string): RoomFault {
  const known = BY_CODE[code];
  if (known) return known;
  if (AWAY_CLASSES.test(code)) return 'away';
  if (/^ERR_SSL|^ERR_OSSL/.test(code)) return 'certificate';
  return BY_MESSAGE.find(([pattern]) => pattern.test(message))?.[1] ?? 'other';
}

function partsOf(error: unknown): { code: string; message: string } {
  // A host of several addresses fails with all of their errors at once.
  const one = error instanceof AggregateError && error.errors.length > 0 ? error.errors[0] : error;
  const { code, message } = (one ?? {}) as { code?: unknown; message?: unknown };
  return {
    code: typeof code === 'string' ? code : '',
    message: typeof message === 'string' ? message : String(one),
  };
}
