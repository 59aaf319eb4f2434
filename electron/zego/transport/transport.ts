import { rootCertificates } from 'node:tls';
import { Agent, buildConnector, type Dispatcher } from 'undici';
import { DEFAULT_TIMEOUTS } from '#contract/model/network.ts';
import { type Connect, createConnector, type ProxyRoute } from '../connect/connector.ts';
import { PROXY_UNUSABLE } from '../connect/faults.ts';
import { type Lookup, Lookups } from '../connect/lookups.ts';
import { isLoopback, pathOf } from '../request/endpoint.ts';
import { type Delivery, errorCode } from './delivery.ts';
import { Exchange, type ExchangeOptions } from './exchange.ts';
import { type RangeAnswer, RangeExchange } from './range-exchange.ts';
import { type Timeouts, timeoutsOf } from './timeouts.ts';
import { WarmSockets } from './warm-sockets.ts';

/**
 * Idle connections are dropped well before any common server would (Node: 5 s): a socket closed
 * under our request cannot be told from a lost answer.
 */
export const KEEP_ALIVE_MS = 4_000;

const PHASES = {
  // The exchange has deadlines of its own, which nothing starts anew.
  headersTimeout: 0,
  bodyTimeout: 0,
  keepAliveTimeout: KEEP_ALIVE_MS,
  keepAliveMaxTimeout: KEEP_ALIVE_MS,
  pipelining: 1,
};

/** The connection's own deadline goes first: it knows more of the cause. */
const LEAVE_GRACE_MS = 250;

export interface TransportOptions {
  readonly timeouts?: Timeouts;
  /** Asked for each request, since the system's answer can change. Loopback is never asked for. */
  readonly proxyFor?: (endpoint: string) => Promise<ProxyRoute | null>;
  /** Certificates in PEM that are trusted besides the usual ones, for company proxies. */
  readonly extraCertificates?: readonly string[];
  /** In place of the system's. */
  readonly lookup?: Lookup;
}

/** Whether a connection came about; the system's code where it did not. */
export type Reached =
  | { readonly reached: true }
  | { readonly reached: false; readonly code: string };

export interface Transport {
  /** One GET. Never throws, never follows a redirect, never repeats. */
  get(endpoint: string, query: string): Promise<Delivery>;
  /** Whether a connection comes about, by the way that a request would take. Never throws, and sends nothing. */
  reach(endpoint: string): Promise<Reached>;
  /** Opens a connection that the next request may use, and sends nothing. */
  warm(endpoint: string): void;
  /** Ends what is under way: `lost` where it may have left, else `not-sent`. */
  close(): Promise<void>;
}

/** Reads files at the addresses that a vendor names for them: the same ways out, and no signature of ours. */
export interface FileReader {
  /**
   * `length` bytes of a file from `from` on, fewer where it ends before. Never throws, never follows a redirect.
   * @param url `https:`, or `http:` on this machine.
   */
  readRange(url: string, from: number, length: number): Promise<RangeAnswer>;
}

/** A request with a body, to a server that is not ZEGO's. */
export interface PostRequest {
  /** `https:`, or `http:` on this machine. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Posts to servers of others: the same ways out, and no signature of ours. */
export interface Poster {
  /** One POST. Never throws, never follows a redirect, never repeats. */
  post(request: PostRequest): Promise<Delivery>;
}

/** undici agents of its own: keep-alive, one request per connection at a time, TLS always verified. */
export function createTransport(options: TransportOptions = {}): Transport & FileReader & Poster {
  const { timeouts = timeoutsOf(DEFAULT_TIMEOUTS), extraCertificates = [] } = options;
  // Without a time-out of its own: the connector's is for all of the way.
  const secure = buildConnector({ timeout: 0, ...trustIn(extraCertificates) }) as Connect;
  const ways = { connectMs: timeouts.connect, lookups: new Lookups(options.lookup), secure };
  const sockets = new WarmSockets(createConnector({ ...ways, proxy: null }), KEEP_ALIVE_MS);
  const direct = new Agent({ ...PHASES, connect: sockets.connect as buildConnector.connector });
  const proxied = new Map<string, Agent>();

  const agentFor = (proxy: ProxyRoute): Dispatcher => {
    const key = JSON.stringify(proxy);
    const connect = createConnector({ ...ways, proxy }) as buildConnector.connector;
    const agent = proxied.get(key) ?? new Agent({ ...PHASES, connect });
    proxied.set(key, agent);
    return agent;
  };
  const proxyFor = async (endpoint: string): Promise<ProxyRoute | null> =>
    isLoopback(endpoint) ? null : ((await options.proxyFor?.(endpoint)) ?? null);

  const { straightTo, wayTo } = createWays({
    ...{ timeouts, direct, proxyFor, agentFor },
    asksForProxy: options.proxyFor !== undefined,
  });

  return {
    async get(endpoint, query) {
      const way = straightTo(endpoint) ?? (await wayTo(endpoint));
      return way.kind === 'way' ? dispatch(way, new URL(endpoint), query) : way;
    },
    async post(request) {
      const way = straightTo(request.url) ?? (await wayTo(request.url));
      return way.kind === 'way' ? dispatchPost(way, request) : way;
    },
    async readRange(url, from, length) {
      const way = straightTo(url) ?? (await wayTo(url));
      if (way.kind === 'way') return dispatchRange(way, new URL(url), from, length);
      return { kind: 'failed', reason: way.reason, detail: way.detail };
    },
    async reach(endpoint) {
      try {
        const proxy = await inTime(proxyFor(endpoint), timeouts.connect);
        await connectOnce(createConnector({ ...ways, proxy }), endpoint);
        return { reached: true };
      } catch (error) {
        return { reached: false, code: errorCode(error) };
      }
    },
    warm(endpoint) {
      proxyFor(endpoint)
        .then((proxy) => {
          if (proxy === null) sockets.warm(endpoint);
        })
        // What is wrong with it the request itself will meet.
        .catch(() => undefined);
    },
    async close() {
      sockets.close();
      await Promise.all([direct, ...proxied.values()].map((agent) => agent.destroy()));
    },
  };
}

interface WaysParts {
  readonly timeouts: Timeouts;
  readonly direct: Dispatcher;
  /** Whether a proxy may have to be asked for at all. */
  readonly asksForProxy: boolean;
  readonly proxyFor: (endpoint: string) => Promise<ProxyRoute | null>;
  readonly agentFor: (proxy: ProxyRoute) => Dispatcher;
}

/** The agent for an address and the deadlines on the way there. */
function createWays({ timeouts, direct, asksForProxy, proxyFor, agentFor }: WaysParts) {
  const { headers: headersMs, body: bodyMs } = timeouts;
  const wayThrough = (proxy: ProxyRoute | null, askedMs: number): Way => {
    const leaveMs = timeouts.connect + LEAVE_GRACE_MS - askedMs;
    const bounds = { leaveMs, headersMs, bodyMs, throughProxy: proxy !== null };
    return { kind: 'way', agent: proxy ? agentFor(proxy) : direct, bounds };
  };
  return {
    /** Where no proxy is ever asked for, so that a request leaves in the turn that sends it; null elsewhere. */
    straightTo: (endpoint: string): Way | null =>
      asksForProxy && !isLoopback(endpoint) ? null : wayThrough(null, 0),
    /** Asks for the proxy first; why no way was found in time where none was. */
    async wayTo(endpoint: string): Promise<Way | Extract<Delivery, { kind: 'not-sent' }>> {
      const beganAt = performance.now();
      try {
        // A proxy script can hang: without an answer in time nothing is sent.
        const proxy = await inTime(proxyFor(endpoint), timeouts.connect);
        return wayThrough(proxy, performance.now() - beganAt);
      } catch (error) {
        const detail = errorCode(error);
        const reason = detail === PROXY_UNUSABLE ? 'proxy-unusable' : 'proxy-unreachable';
        return { kind: 'not-sent', reason, detail };
      }
    },
  };
}

const trustIn = (extraCertificates: readonly string[]) => ({
  // SECURITY: explicit, or NODE_TLS_REJECT_UNAUTHORIZED=0 would switch the checks off.
  rejectUnauthorized: true,
  ...(extraCertificates.length > 0 && { ca: [...rootCertificates, ...extraCertificates] }),
});

/** Connects and hangs up. @throws what keeps the connection from coming about. */
function connectOnce(connect: Connect, endpoint: string): Promise<void> {
  const { hostname, host, protocol, port } = new URL(endpoint);
  return new Promise((resolve, reject) => {
    connect({ hostname, host, protocol, port }, (error, socket) => {
      if (error) return reject(error);
      socket.destroy();
      resolve();
    });
  });
}

/** Rejects when `work` takes longer than that. */
function inTime<T>(work: Promise<T>, ms: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = () => reject(Object.assign(new Error('no answer'), { code: 'PROXY_UNKNOWN' }));
    const timer = setTimeout(late, ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

interface Way {
  readonly kind: 'way';
  readonly agent: Dispatcher;
  readonly bounds: Omit<ExchangeOptions, 'settle'>;
}

function dispatch({ agent, bounds }: Way, endpoint: URL, query: string): Promise<Delivery> {
  return new Promise((settle) => {
    const exchange = new Exchange({ ...bounds, settle });
    const { origin } = endpoint;
    const headers = { accept: 'application/json' };
    try {
      agent.dispatch({ origin, path: pathOf(endpoint, query), method: 'GET', headers }, exchange);
    } catch (error) {
      exchange.onResponseError(null, error as Error);
    }
  });
}

function dispatchPost({ agent, bounds }: Way, request: PostRequest): Promise<Delivery> {
  return new Promise((settle) => {
    const exchange = new Exchange({ ...bounds, settle });
    const { origin, pathname, search } = new URL(request.url);
    const { headers, body } = request;
    try {
      const path = `${pathname}${search}`;
      agent.dispatch({ origin, path, method: 'POST', headers, body }, exchange);
    } catch (error) {
      exchange.onResponseError(null, error as Error);
    }
  });
}

function dispatchRange(
  { agent, bounds }: Way,
  url: URL,
  from: number,
  length: number,
): Promise<RangeAnswer> {
  return new Promise((settle) => {
    const exchange = new RangeExchange({ ...bounds, length, settle });
    const path = `${url.pathname}${url.search}`;
    // What is coded has other offsets than the file.
    const headers = { range: `bytes=${from}-${from + length - 1}`, 'accept-encoding': 'identity' };
    try {
      agent.dispatch({ origin: url.origin, path, method: 'GET', headers }, exchange);
    } catch (error) {
      exchange.onResponseError(null, error as Error);
    }
  });
}
