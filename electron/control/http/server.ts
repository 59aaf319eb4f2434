import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { ProblemDetails, RunAnswer } from '#contract/control/http.ts';
import type { ControlToken } from '#contract/model/control.ts';
import type { ChangeFeed } from '../published/change-feed.ts';
import { createBoundedServer } from './bounded-server.ts';
import { type Admitted, Door, type DoorServices } from './door.ts';
import { EventReaders } from './events.ts';
import type { Handlers, ServedElsewhere } from './handlers.ts';
import { IdempotencyKeys, type KeptAnswer } from './idempotency.ts';
import type { Metrics } from './metrics.ts';
import type { IsOutdated, Press } from './outdated.ts';
import { asProblem, HttpProblem } from './problem.ts';
import { readBody } from './read-body.ts';
import type { Match } from './routes.ts';
import { COMMON_HEADERS, jsonText, kept, problemAnswer, refuse, send } from './wire.ts';

/** How long an answer on its way may take when the server ends: a press waits four seconds for its verdict. */
const CLOSING_MS = 5_000;

const PREFLIGHT_HEADERS = {
  'access-control-allow-methods': 'GET, POST',
  'access-control-allow-headers': 'Authorization, Content-Type, Idempotency-Key',
  'access-control-max-age': '600',
} as const;

export interface HttpServerServices extends DoorServices {
  readonly handlers: Handlers;
  readonly feed: ChangeFeed;
  metrics(readers: EventReaders): Metrics;
  openApi(): Promise<string>;
  /** Watches an answer to a press (`createOutdated`). */
  watch(press: Press, answer: RunAnswer | ProblemDetails): IsOutdated;
  /** One line for the log on each press. */
  onPress(line: string): void;
  onFault(error: unknown): void;
}

export interface HttpApiServer {
  /** Resolves with the port. @throws Error of the system (`EADDRINUSE`) */
  listen(at: { readonly address: string; readonly port: number }): Promise<number>;
  /** Ends once what is under way is answered, or after five seconds. */
  close(): Promise<void>;
}

/**
 * SECURITY: the HTTP API. Nothing of a request is believed before its Host, its origin and its token were looked at;
 * every connection, head, body and answer has an end.
 */
export class HttpApi implements HttpApiServer {
  readonly #services: HttpServerServices;
  readonly #server: Server;
  readonly #readers: EventReaders;
  readonly #metrics: Metrics;
  readonly #keys: IdempotencyKeys;
  readonly #door: Door;

  constructor(services: HttpServerServices) {
    this.#services = services;
    this.#door = new Door(services);
    this.#keys = new IdempotencyKeys(services.monotonic);
    this.#readers = new EventReaders(services.feed);
    this.#metrics = services.metrics(this.#readers);
    this.#server = createBoundedServer({
      onRequest: (request, response) => void this.#respond(request, response),
      onUpgrade: (request, socket, head) => this.#upgrade(request, socket, head),
    });
  }

  get metrics(): Metrics {
    return this.#metrics;
  }

  listen({ address, port }: { readonly address: string; readonly port: number }): Promise<number> {
    const server = this.#server;
    return new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen({ host: address, port, exclusive: true }, () => {
        server.off('error', reject);
        server.on('error', this.#services.onFault);
        resolve((server.address() as AddressInfo).port);
      });
    });
  }

  /** SECURITY: who follows the events by a token that is revoked or narrowed now is sent away at once. */
  tokensChanged(): void {
    this.#readers.keepOnly(this.#services.settings().tokens);
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#readers.close();
    this.#server.closeIdleConnections();
    const timer = setTimeout(() => this.#server.closeAllConnections(), CLOSING_MS);
    await closed;
    clearTimeout(timer);
  }

  async #respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let allowed: Readonly<Record<string, string>> = {};
    try {
      allowed = this.#door.allow(request);
      if (request.method === 'OPTIONS') {
        return send(response, {
          status: 204,
          headers: { ...PREFLIGHT_HEADERS, ...allowed },
          body: '',
        });
      }
      const admitted = this.#door.admit(request);
      const { token, match } = admitted;
      const { operation } = match.route;
      if (operation === 'readEvents' && token) {
        this.#readers.admit();
        return this.#readers.stream(response, { ...COMMON_HEADERS, ...allowed }, token);
      }
      const answer = await this.#answer(request, admitted);
      this.#metrics.answered(operation, answer.status);
      send(response, { ...answer, headers: { ...answer.headers, ...allowed } });
    } catch (error) {
      const problem = this.#problemOf(error);
      this.#metrics.answered('none', problem.status);
      send(response, problemAnswer(problem, allowed));
    }
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    try {
      this.#door.allow(request);
      const { match, token } = this.#door.admit(request);
      if (
        !token ||
        match.route.operation !== 'readEvents' ||
        !/^websocket$/i.test(request.headers.upgrade ?? '')
      ) {
        throw new HttpProblem(400, 'upgrade', 'Only /v1/events can be a WebSocket.');
      }
      this.#readers.admit();
      this.#readers.upgrade(request, socket, head, token);
    } catch (error) {
      refuse(socket, this.#problemOf(error));
    }
  }

  async #answer(request: IncomingMessage, admitted: Admitted): Promise<KeptAnswer> {
    const { match, token } = admitted;
    const { operation, method } = match.route;
    if (operation === 'readOpenApi') return jsonText(200, await this.#services.openApi());
    if (operation === 'readMetrics') {
      const headers = { 'content-type': this.#metrics.contentType };
      return { status: 200, headers, body: await this.#metrics.text() };
    }
    const handle = this.#services.handlers[operation as Exclude<typeof operation, ServedElsewhere>];
    const work = async () => {
      const answer = await handle({ params: match.params, query: admitted.query, token });
      return kept(answer);
    };
    if (method === 'GET' || !token) return work();
    const body = await readBody(request);
    checkEmpty(match, body);
    // SECURITY: it may have been revoked while the body came.
    this.#door.authorizeAgain(request, admitted);
    const key = request.headers['idempotency-key'];
    const path = `${match.route.operation} ${JSON.stringify(match.params)}`;
    const keyed = { token: token.id, key: Array.isArray(key) ? key[0] : key, path, body };
    return this.#keys.answer(keyed, {
      make: () => this.#press(admitted, token, work),
      watch: (answer) => this.#services.watch(match, JSON.parse(answer.body)),
    });
  }

  /** A press: what it is refused for is an answer like any other, and kept by its key. */
  async #press(
    { match }: Admitted,
    token: ControlToken,
    work: () => Promise<KeptAnswer>,
  ): Promise<KeptAnswer> {
    const answer = await work().catch((error) => problemAnswer(this.#problemOf(error), {}));
    const what = `${match.route.operation} ${JSON.stringify(match.params)}`;
    this.#services.onPress(`HTTP, token ${JSON.stringify(token.name)}: ${what}: ${answer.status}`);
    return answer;
  }

  #problemOf(error: unknown): HttpProblem {
    const problem = asProblem(error);
    if (problem.reason === 'internal') this.#services.onFault(error);
    return problem;
  }
}

function checkEmpty({ route }: Match, body: string): void {
  if (body === '' || !route.body) return;
  try {
    if (route.body.safeParse(JSON.parse(body)).success) return;
  } catch {
    // Told below.
  }
  throw new HttpProblem(400, 'bad-body', 'A press has no body, or an empty JSON object.');
}
