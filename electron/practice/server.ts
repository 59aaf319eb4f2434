import { randomBytes, randomInt } from 'node:crypto';
import { createServer, type RequestListener } from 'node:http';
import { type AddressInfo, createServer as createProbe, type Server } from 'node:net';
import type { PracticeBehaviour } from '#contract/model/app-state.ts';
import { boundListener } from '../app/bound-listener.ts';
import type { Credentials } from '../zego/request/query.ts';
import { publishedAnswer, refusedAnswer, vendorAnswer } from './answers.ts';
import { BEHAVIOURS, sendJson } from './behaviours.ts';
import { createCallbackPoster } from './callbacks.ts';
import { checkQuery, type MediaRequest, type PracticeRequest, STREAM_STATE } from './check.ts';
import { createFileStore, type FileStore } from './file-store.ts';
import { mergeOrder, type Order, type OrderContext, recordOrder } from './orders.ts';
import { habitsOf, PRACTICE_TEMPO, type PracticeTempo } from './tempo.ts';

const CALLS_PER_SECOND = 20;
const BACKLOG = 128;

export interface PracticeOptions {
  /** The folder of the recording that practice serves, as it ships with the program. */
  readonly media: string;
  readonly tempo?: PracticeTempo;
}

/** A server on loopback that speaks the API, with credentials of its own, made up anew at each start. */
export interface PracticeServer {
  readonly credentials: Credentials;
  /** Signs its callbacks. */
  readonly callbackSecret: string;
  readonly isListening: boolean;
  /**
   * Listens from the first call on: most stations never practise. To be called before a request to it.
   *
   * @throws Error when another program has taken its port meanwhile.
   */
  listen(): Promise<void>;
  behave(behaviour: PracticeBehaviour): void;
  /**
   * Posts its callbacks of files to this address of this machine; with null to none.
   * SECURITY: to an address elsewhere nothing is posted.
   */
  postCallbacks(url: string | null): void;
  close(): Promise<void>;
}

/** With a port that was free just now, at which nothing listens yet. */
export async function createPracticeServer({
  media,
  tempo = PRACTICE_TEMPO,
}: PracticeOptions): Promise<PracticeServer> {
  const appId = randomInt(1, 4_294_967_295);
  const serverSecret = randomBytes(16).toString('hex');
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const store = createFileStore(media, origin);
  const callbackSecret = randomBytes(16).toString('hex');
  const poster = createCallbackPoster({
    recordings: store.recordings,
    appId,
    secret: callbackSecret,
    lookMs: tempo.callbackLook,
    retryMs: tempo.callbackRetry,
  });
  let behaviour: PracticeBehaviour = 'normal';
  let answered = 0;
  let listening: Promise<unknown> | null = null;

  const act = (request: PracticeRequest): ActionOf =>
    actionOf(request, {
      recordings: store.recordings,
      habits: habitsOf(behaviour, tempo),
      nowMs: Date.now(),
      mergeMs: { waits: tempo.mergeWaits, works: tempo.mergeWorks },
    });
  const server = createServer((request, response) => {
    bounds.busy(request.socket);
    response.once('close', () => bounds.idle(request.socket));
    handle(request, response);
  });
  const handle = listener({ appId, serverSecret }, store, (request, response) => {
    const action = act(request);
    if ('answer' in action) return sendJson(response, action.answer);
    BEHAVIOURS[behaviour]({ order: action.order, response, before: answered });
    answered += 1;
  });
  const bounds = boundListener(server);
  return {
    credentials: { appId, serverSecret, endpoint: `${origin}/`, isTest: null },
    callbackSecret,
    get isListening() {
      return server.listening;
    },
    async listen() {
      listening ??= listen(server, port);
      // Another program may be done with the port by the next try.
      await listening.catch((error: unknown) => {
        listening = null;
        throw error;
      });
    },
    behave: (next) => {
      behaviour = next;
      answered = 0;
    },
    postCallbacks: (url) => poster.postTo(url),
    close: () =>
      new Promise((resolve) => {
        poster.close();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The same, listening. */
export async function startPracticeServer(options: PracticeOptions): Promise<PracticeServer> {
  const practice = await createPracticeServer(options);
  await practice.listen();
  return practice;
}

/** Sends files to every client that knows their address, and hands to `onRequest` each request of the API that passed all checks. */
function listener(
  credentials: Pick<Credentials, 'appId' | 'serverSecret'>,
  store: FileStore,
  onRequest: (request: PracticeRequest, response: Parameters<RequestListener>[1]) => void,
): RequestListener {
  const seenNonces = new Map<string, number>();
  const tooFrequent = slidingWindow();
  return (request, response) => {
    if (store.serve(request, response)) return;
    // SECURITY: no `new URL`, which throws on `//`: any page or program of this machine may send that.
    const query = new URLSearchParams(request.url?.replace(/^[^?]*/, ''));
    const now = Math.floor(Date.now() / 1000);
    // SECURITY: nothing changes before the signature is checked, whose secret is of this process alone.
    const checked = checkQuery(query, { credentials, now, seenNonces });
    if (!checked.ok) return sendJson(response, refusedAnswer(checked.code, checked.message));
    if (tooFrequent(performance.now())) return sendJson(response, refusedAnswer(6, 'too frequent'));
    onRequest(checked.request, response);
  };
}

/** A question has its answer; an order waits for the behaviour. */
type ActionOf = { readonly answer: string } | { readonly order: Order };

function actionOf(request: PracticeRequest, context: OrderContext): ActionOf {
  switch (request.action) {
    case 'SearchMedia':
    case 'DescribeMediaTask':
      return { answer: mediaAnswer(request, context) };
    case STREAM_STATE:
      return { answer: publishedAnswer(context.nowMs) };
    case 'MergeMedia':
      return { order: mergeOrder(request, context) };
    default:
      return { order: recordOrder(request, context) };
  }
}

function mediaAnswer({ action, vendor, query }: MediaRequest, context: OrderContext): string {
  const { recordings, nowMs } = context;
  const media = vendor.practiceMedia;
  if (action === 'SearchMedia') {
    const files = recordings.files(nowMs).filter((file) => file.vendor === vendor);
    const part = media?.search(query, files) ?? null;
    return part === null ? refusedAnswer(2, 'input parameter error') : vendorAnswer(vendor, part);
  }
  const task = recordings.task(vendor, query.get('TaskId') ?? '', nowMs);
  if (!task) return refusedAnswer(1000, 'request failed');
  return vendorAnswer(vendor, media?.merge?.describe(task));
}

/** Counts calls in any sliding second; says true for one too many, which does not count. */
function slidingWindow(): (nowMs: number) => boolean {
  let recent: number[] = [];
  return (nowMs) => {
    recent = recent.filter((moment) => nowMs - moment < 1000);
    if (recent.length >= CALLS_PER_SECOND) return true;
    recent.push(nowMs);
    return false;
  };
}

/** SECURITY: the loopback address only. With 0 the system picks a port. */
function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port, backlog: BACKLOG }, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

async function freePort(): Promise<number> {
  const probe = createProbe((socket) => socket.destroy());
  const port = await listen(probe, 0);
  await new Promise((closed) => probe.close(closed));
  return port;
}
