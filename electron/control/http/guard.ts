import type { IncomingHttpHeaders } from 'node:http';
import { isIP } from 'node:net';
import type { ControlScope, ControlToken } from '#contract/model/control.ts';
import { isLoopbackAddress } from '#contract/model/receiver.ts';
import { findToken } from '../../app/control/tokens.ts';
import { HttpProblem } from './problem.ts';

/** What is known of a connection before anything of its request is believed. */
export interface Arrival {
  readonly headers: IncomingHttpHeaders;
  /** Address and port at which it came in. */
  readonly localAddress: string;
  readonly localPort: number;
}

/** An IPv4 address that an IPv6 socket tells in its own form. */
export const plainAddress = (address: string): string => address.replace(/^::ffff:(?=\d)/i, '');

const withoutBrackets = (host: string): string => host.replace(/^\[(.*)\]$/, '$1');

/**
 * SECURITY: against DNS rebinding. A page of a foreign name that leads to this machine sends that name; only our own
 * address at that very socket, `localhost`, and names that the operator has given pass.
 */
export function checkHost(
  { headers, localAddress, localPort }: Arrival,
  hosts: readonly string[],
): void {
  const parts = /^(\[[0-9a-f:.]+\]|[^:[\]]+)(?::(\d{1,5}))?$/i.exec(headers.host ?? '');
  const name = withoutBrackets(parts?.[1] ?? '').toLowerCase();
  if (hosts.some((host) => host.toLowerCase() === name)) return;
  const isPort = Number(parts?.[2] ?? 80) === localPort;
  const local = plainAddress(localAddress);
  const isOwn = isIP(name) > 0 ? plainAddress(name) === local : isLocalName(name, local);
  if (isPort && isOwn) return;
  throw new HttpProblem(
    421,
    'host',
    'The Host of the request is not this server. Use its address, or add the name in the settings of CDN Recorder.',
  );
}

const isLocalName = (name: string, local: string): boolean =>
  name === 'localhost' && isLoopbackAddress(local);

/**
 * SECURITY: a page in a browser of this machine must not start a recording. A request that a page makes carries its
 * origin; programs send none.
 *
 * @returns the origin to allow in the answer; null where there is none.
 */
export function checkOrigin(
  headers: IncomingHttpHeaders,
  origins: readonly string[],
): string | null {
  const { origin } = headers;
  const site = headers['sec-fetch-site'];
  if (origin === undefined && (site === undefined || site === 'none')) return null;
  if (origin !== undefined && origins.some((one) => one.toLowerCase() === origin.toLowerCase())) {
    return origin;
  }
  throw new HttpProblem(
    403,
    'origin',
    'The request comes from a page whose origin is not allowed. Add it in the settings of CDN Recorder.',
  );
}

const CHALLENGE = { 'www-authenticate': 'Bearer realm="CDN Recorder"' };

/** The token of a request. @throws HttpProblem 401 where there is none, or none that is known. */
export function checkToken(
  headers: IncomingHttpHeaders,
  tokens: readonly ControlToken[],
): ControlToken {
  const given = /^Bearer +([\x21-\x7e]{1,512})$/i.exec(headers.authorization ?? '')?.[1];
  if (given === undefined) {
    throw new HttpProblem(
      401,
      'no-token',
      'The request has no bearer token. Make one in the settings of CDN Recorder, and send it as "Authorization: Bearer …".',
      { headers: CHALLENGE },
    );
  }
  const token = findToken(tokens, given);
  if (token) return token;
  throw new HttpProblem(
    401,
    'wrong-token',
    'The token is unknown or was revoked. Make a new one in the settings of CDN Recorder.',
    { headers: { 'www-authenticate': 'Bearer realm="CDN Recorder", error="invalid_token"' } },
  );
}

/** @throws HttpProblem 403 where the token may not do this. */
export function checkScope(token: ControlToken, needed: ControlScope): void {
  if (needed === 'read' || token.scope === 'control') return;
  throw new HttpProblem(
    403,
    'scope',
    `Token "${token.name}" may only read. Make one that may start and stop, in the settings of CDN Recorder.`,
  );
}
