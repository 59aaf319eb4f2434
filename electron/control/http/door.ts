import type { IncomingMessage } from 'node:http';
import type { ControlToken, HttpControl } from '#contract/model/control.ts';
import { checkHost, checkOrigin, checkScope, checkToken, plainAddress } from './guard.ts';
import { HttpProblem } from './problem.ts';
import { queryOf } from './query.ts';
import { RateLimits } from './rate-limit.ts';
import { type Match, matchPath } from './routes.ts';

const LONGEST_PATH = 2_048;

/** What a desk with many panels asks for, and far from what holds up the program. */
const OF_TOKEN = { burst: 200, perSecond: 100 };
const OF_ADDRESS = { burst: 400, perSecond: 200 };
/** Wrong tokens of one address: who guesses gets one try a second. */
const OF_GUESSES = { burst: 10, perSecond: 1 };

/** A request that has passed every check. */
export interface Admitted {
  readonly match: Match;
  readonly token: ControlToken | null;
  readonly query: unknown;
}

export interface DoorServices {
  /** As the operator has them now. */
  settings(): Pick<HttpControl, 'hosts' | 'origins' | 'tokens'>;
  noteUse(token: ControlToken): void;
  /** Milliseconds that never go back. */
  monotonic(): number;
}

/** Lets a request in, or says why not. Nothing of its body is read here. */
export class Door {
  readonly #services: DoorServices;
  readonly #tokens = new RateLimits(OF_TOKEN);
  readonly #addresses = new RateLimits(OF_ADDRESS);
  readonly #guesses = new RateLimits(OF_GUESSES);

  constructor(services: DoorServices) {
    this.#services = services;
  }

  /** Whether the request may come at all: its rate, its Host, its origin. Headers that go with the answer. */
  allow(request: IncomingMessage): Readonly<Record<string, string>> {
    const { socket, headers, headersDistinct } = request;
    this.#limit(this.#addresses, socket.remoteAddress ?? '');
    const { hosts, origins } = this.#services.settings();
    const { localAddress = '', localPort = 0 } = socket;
    // Of several Node takes the first one, and a proxy before it perhaps another.
    const isOne = headersDistinct.host?.length === 1;
    checkHost({ headers: isOne ? headers : {}, localAddress, localPort }, hosts);
    const origin = checkOrigin(headers, origins);
    if (origin === null) return {};
    return {
      'access-control-allow-origin': origin,
      'access-control-expose-headers': 'Idempotency-Replayed, Location, Retry-After',
      vary: 'Origin',
    };
  }

  admit(request: IncomingMessage): Admitted {
    const [path = '', search = ''] = splitUrl(request.url ?? '');
    const match = this.#matched(path, request.method ?? '');
    const token = match.route.scope === null ? null : this.#authorize(request);
    if (token && match.route.scope !== null) checkScope(token, match.route.scope);
    return { match, token, query: queryOf(match.route.query, search) };
  }

  /** @throws HttpProblem where the token of a request that was admitted is revoked or narrowed by now. */
  authorizeAgain({ headers }: IncomingMessage, { match: { route } }: Admitted): void {
    if (route.scope === null) return;
    checkScope(checkToken(headers, this.#services.settings().tokens), route.scope);
  }

  #matched(path: string, method: string): Match {
    let matches: ReadonlyMap<string, Match>;
    try {
      matches = matchPath(path);
    } catch {
      throw new HttpProblem(400, 'bad-path', 'The path cannot be decoded: encode names as UTF-8.');
    }
    const match = matches.get(method);
    if (match) return match;
    if (matches.size === 0) {
      throw new HttpProblem(
        404,
        'no-such-path',
        'There is no such path. /v1/openapi.json lists them.',
      );
    }
    throw new HttpProblem(405, 'method', `The path takes no ${method.slice(0, 20)}.`, {
      headers: { allow: [...matches.keys()].join(', ') },
    });
  }

  #authorize({ headers, socket }: IncomingMessage): ControlToken {
    const { monotonic, settings, noteUse } = this.#services;
    const address = plainAddress(socket.remoteAddress ?? '');
    const wait = this.#guesses.wait(address, monotonic());
    if (wait > 0) throw tooMany(wait);
    let token: ControlToken;
    try {
      token = checkToken(headers, settings().tokens);
    } catch (error) {
      this.#guesses.take(address, monotonic());
      throw error;
    }
    this.#limit(this.#tokens, token.id);
    noteUse(token);
    return token;
  }

  #limit(limits: RateLimits, key: string): void {
    const wait = limits.take(key, this.#services.monotonic());
    if (wait > 0) throw tooMany(wait);
  }
}

const tooMany = (seconds: number) =>
  new HttpProblem(429, 'too-many-requests', 'Too many requests.', {
    headers: { 'retry-after': String(seconds) },
  });

function splitUrl(url: string): [path: string, search: string] {
  if (url.length > LONGEST_PATH || !url.startsWith('/')) {
    throw new HttpProblem(400, 'bad-path', 'The path is too long, or none.');
  }
  const at = url.indexOf('?');
  return at < 0 ? [url, ''] : [url.slice(0, at), url.slice(at + 1)];
}
