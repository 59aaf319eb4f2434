import { type Answer, type AnswerSettings, refusal, success } from './answer.ts';
import { Gateway, READ_ONLY } from './gateway.ts';
import type { Head } from './head.ts';
import { SlidingLimit } from './limiter.ts';
import { checkParameters, type Violate } from './parameters.ts';
import { Tasks } from './tasks.ts';
import type { SeenRequest, StrictOptions, Twist } from './types.ts';

/** No stream is ever on air here. */
const NO_SUCH_STREAM = { code: 41004, message: 'StreamId not found' };

/** Decides what a request deserves: first the gateway, then the limit, then the parameters. */
export class Judge {
  readonly #gateway: Gateway;
  readonly #limit: SlidingLimit;
  readonly #settings: AnswerSettings;
  readonly #secrets: string[];
  readonly #tasks: Tasks | null;

  constructor(options: StrictOptions) {
    const secrets = new Map(Object.entries(options.moreApps ?? {}));
    secrets.set(String(options.appId), options.secret);
    this.#secrets = [...secrets.values()];
    this.#gateway = new Gateway(secrets);
    const { requests, windowMs } = options.limit ?? { requests: 20, windowMs: 1000 };
    this.#limit = new SlidingLimit(requests, windowMs);
    this.#tasks = options.singleTasks ? new Tasks(options.singleTasks.endingMs) : null;
    this.#settings = {
      wsFormats: options.wsFormats ?? ['mp4', 'flv'],
      wsStopAsArray: options.wsStopAsArray ?? false,
      unquotedRequestId: options.unquotedRequestId ?? false,
    };
  }

  answer(request: SeenRequest, head: Head, host: string, twist: Twist | undefined): Answer {
    const violate: Violate = (rule, detail) =>
      request.violations.push({ request: request.n, rule, detail });
    const nowMs = request.arrivedUnixMs;
    for (const problem of head.problems) violate('malformed request', problem);
    this.#checkHead(head, host, violate);
    checkParameters(request, nowMs, violate);
    const refused = this.#gateway.check(request, nowMs, violate);
    const scripted = twist?.do === 'code' ? twist : undefined;
    // The limit is asked only for what the gateway lets through, but before a script can interfere.
    const isReadOnly = request.param('Action') === READ_ONLY;
    const appId = request.param('AppId') ?? '';
    const admitted = refused || isReadOnly || this.#limit.admit(appId, request.arrivedAt);
    if (scripted) {
      const text = scripted.message ?? 'by script';
      return refusal({ code: scripted.code, message: text }, this.#settings);
    }
    if (refused) return refusal(refused, this.#settings);
    if (!admitted) return refusal({ code: 6, message: 'too many requests' }, this.#settings);
    if (request.violations.length > 0) {
      return refusal({ code: 2, message: 'input parameter error' }, this.#settings);
    }
    if (isReadOnly) return refusal(NO_SUCH_STREAM, this.#settings);
    if (twist?.do === 'http' || twist?.do === 'raw') {
      // Whoever answered so was not the API: nothing was started.
      return { ...success(request, nowMs, this.#settings, twist), actedOn: [] };
    }
    const answer = success(request, nowMs, this.#settings, twist, this.#tasks?.refusals(request));
    this.#tasks?.acted(request, answer.actedOn);
    return answer;
  }

  #checkHead(head: Head, host: string, violate: Violate): void {
    if (head.method !== 'GET') violate('method', head.method);
    if (head.path !== '/') violate('path', head.path);
    const header = (name: string) => head.headers.filter(([key]) => key === name);
    const hosts = header('host').map(([, value]) => value);
    if (hosts.length !== 1 || hosts[0] !== host) violate('Host', hosts.join(', '));
    const length = header('content-length')[0]?.[1] ?? '0';
    if (length !== '0' || header('transfer-encoding').length > 0) violate('body', 'a GET has none');
    const sent = JSON.stringify([head.requestLine, head.headers]);
    if (this.#secrets.some((secret) => sent.includes(secret))) violate('secret', 'on the wire');
  }
}
