import {
  type Answer,
  type AnswerSettings,
  envelope,
  recordPart,
  refusal,
  success,
  type VendorPart,
} from './answer.ts';
import { Gateway, READ_ONLY } from './gateway.ts';
import type { Head } from './head.ts';
import { SlidingLimit } from './limiter.ts';
import { MEDIA_VENDORS, mediaAnswer } from './media/answer.ts';
import type { MediaLibrary } from './media/library.ts';
import { recordingIds } from './media/recording-ids.ts';
import { checkParameters, VENDORS } from './parameters.ts';
import type { SeveralTasks } from './several-tasks.ts';
import type { StreamStates } from './stream-states.ts';
import { Tasks } from './tasks.ts';
import type { SeenRequest, StrictOptions, Twist, Vendor, Violate } from './types.ts';

/** What the far end holds besides the tasks of vendors that allow one. */
export interface Holdings {
  readonly media: MediaLibrary;
  readonly streams: StreamStates;
  readonly severalTasks: SeveralTasks;
}

/** Decides what a request deserves: first the gateway, then the limit, then the parameters. */
export class Judge {
  readonly #gateway: Gateway;
  readonly #limit: SlidingLimit;
  readonly #settings: AnswerSettings;
  readonly #secrets: string[];
  readonly #tasks: Tasks | null;
  readonly #holdings: Holdings;

  constructor(options: StrictOptions, holdings: Holdings) {
    const secrets = new Map(Object.entries(options.moreApps ?? {}));
    secrets.set(String(options.appId), options.secret);
    this.#secrets = [...secrets.values()];
    this.#gateway = new Gateway(secrets);
    const { requests, windowMs } = options.limit ?? { requests: 20, windowMs: 1000 };
    this.#limit = new SlidingLimit(requests, windowMs);
    this.#tasks = options.singleTasks ? new Tasks(options.singleTasks) : null;
    this.#holdings = holdings;
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
    if (isReadOnly && !refused) this.#holdings.streams.checkSequence(request, violate);
    if (scripted) {
      const text = scripted.message ?? 'by script';
      return refusal({ code: scripted.code, message: text }, this.#settings);
    }
    if (refused) return refusal(refused, this.#settings);
    if (!admitted) return refusal({ code: 6, message: 'too many requests' }, this.#settings);
    if (asksAnotherVendor(request)) {
      return refusal({ code: 4, message: 'CDN type mismatch' }, this.#settings);
    }
    if (request.violations.length > 0) {
      return refusal({ code: 2, message: 'input parameter error' }, this.#settings);
    }
    // Whoever answers so is not the API: nothing is started.
    if (twist?.do === 'http' || twist?.do === 'raw') return { code: 0, body: '', actedOn: [] };
    return isReadOnly ? this.#streamState(request) : this.#act(request, twist);
  }

  #streamState(request: SeenRequest): Answer {
    const { code, message, data } = this.#holdings.streams.answer(request);
    const body = envelope(code, message, data, this.#settings.unquotedRequestId);
    return { code, body, actedOn: [] };
  }

  #act(request: SeenRequest, twist: Twist | undefined): Answer {
    const { media, severalTasks } = this.#holdings;
    if ((request.param('Action') ?? '') in MEDIA_VENDORS) {
      const answer = mediaAnswer(request, media, request.arrivedUnixMs);
      if ('refused' in answer) return refusal(answer.refused, this.#settings);
      return success(request, answer, this.#settings, twist);
    }
    const refusals = { ...this.#tasks?.refusals(request), ...severalTasks.refusals(request) };
    const rows = recordPart(request, request.arrivedUnixMs, this.#settings, twist, refusals);
    this.#tasks?.acted(request, rows.actedOn);
    severalTasks.acted(request, rows.part, rows.actedOn);
    this.#record(request, rows);
    return success(request, rows, this.#settings, twist);
  }

  /** A recording becomes files whether or not the answer comes through. */
  #record(request: SeenRequest, { part, actedOn }: VendorPart): void {
    const vendor = request.param('Vendor') as Vendor;
    for (const streamId of actedOn) {
      this.#holdings.media.acted(request, streamId, recordingIds(vendor, part, streamId));
    }
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

/** A vendor that the API knows, but not for this action. */
function asksAnotherVendor(request: SeenRequest): boolean {
  const vendors = MEDIA_VENDORS[request.param('Action') ?? ''];
  const vendor = request.param('Vendor') ?? '';
  return vendors !== undefined && VENDORS.includes(vendor) && !vendors.includes(vendor);
}
