import { request as httpRequest } from 'node:http';
import type { GivenAnswer } from './openapi-answers.ts';
import type { GeneratedRequest, TokenKind } from './openapi-requests.ts';

/** Tokens of one scope: each has a rate of its own. */
const TOKENS = 20;

/** A token as a provision file brings it. */
export interface FuzzToken {
  readonly name: string;
  readonly token: string;
  readonly scope: 'read' | 'control';
}

type Kind = 'read' | 'control' | 'revoked';

const named = (kind: Kind, at: number): FuzzToken => ({
  name: `${kind} ${at}`,
  token: `token-of-fuzz-0123456789-${kind}-${at}`,
  scope: kind === 'read' ? 'read' : 'control',
});

/** The tokens that generated requests bring. The revoked one is to be unknown by the time of the first request. */
export const fuzzTokens = (kind: Kind): FuzzToken[] =>
  Array.from({ length: kind === 'revoked' ? 1 : TOKENS }, (_, at) => named(kind, at));

const TOKEN_OF: Readonly<Record<TokenKind, (which: number) => string | null>> = {
  none: () => null,
  wrong: (which) => `a-wrong-token-0123456789-${which}`,
  revoked: () => named('revoked', 0).token,
  read: (which) => named('read', which % TOKENS).token,
  control: (which) => named('control', which % TOKENS).token,
};

/** One address of this machine for each request: what it guessed must not lock out the next one. */
const addressOf = (at: number): string =>
  `127.${1 + (at % 250)}.${1 + (Math.floor(at / 250) % 250)}.2`;

/**
 * Sends a generated request to a server on this machine, and gives its answer; of events the first one.
 *
 * @param at its number: each comes from an address of its own.
 */
export function sendGenerated(
  port: number,
  request: GeneratedRequest,
  at: number,
): Promise<GivenAnswer> {
  const { method, target: path, headers, body } = request;
  const token = TOKEN_OF[request.token](request.which);
  return new Promise((resolve, reject) => {
    const asked = httpRequest(
      {
        ...{ host: '127.0.0.1', port, path, method, agent: false },
        localAddress: addressOf(at),
        headers: {
          ...(token !== null && { authorization: `Bearer ${token}` }),
          // Node sends none with the body of a GET, which then is no body.
          ...(body !== null && { 'content-length': Buffer.byteLength(body) }),
          ...headers,
        },
      },
      (response) => {
        const type = (response.headers['content-type'] ?? '').split(';')[0] ?? '';
        const status = response.statusCode ?? 0;
        let text = '';
        const done = () => resolve({ status, type, text });
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          text += chunk;
          // Events never end.
          if (type !== 'text/event-stream' || !text.includes('\n\n')) return;
          done();
          asked.destroy();
        });
        response.once('end', done);
        response.on('error', reject);
      },
    );
    asked.on('error', reject);
    asked.end(body ?? undefined);
  });
}
