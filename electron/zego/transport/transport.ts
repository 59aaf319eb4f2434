import { rootCertificates } from 'node:tls';
import { Agent, buildConnector, type Dispatcher } from 'undici';
import { DEFAULT_TIMEOUTS } from '#contract/model/network.ts';
import { type Connect, createConnector, type ProxyRoute } from '../connect/connector.ts';
import { PROXY_UNUSABLE } from '../connect/faults.ts';
import { type Lookup, Lookups } from '../connect/lookups.ts';
import { isLoopback, pathOf } from '../request/endpoint.ts';
import { type Delivery, errorCode } from './delivery.ts';
import { Exchange, type ExchangeOptions } from './exchange.ts';
import { type Timeouts, timeoutsOf } from './timeouts.ts';
import { WarmSockets } from './warm-sockets.ts';

/**
 * Idle connections are dropped well before any common server would (Node: 5 s): a socket closed
 * under our request cannot be told from a lost answer.
 */
export const KEEP_ALIVE_MS = 4_000;

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

export interface Transport {
  /** One GET. Never throws, never follows a redirect, never repeats. */
  get(endpoint: string, query: string): Promise<Delivery>;
  /** Opens a connection that the next request may use, and sends nothing. */
  warm(endpoint: string): void;
  /** Ends what is under way: `lost` where it may have left, else `not-sent`. */
  close(): Promise<void>;
}

/** undici agents of its own: keep-alive, one request per connection at a time, TLS always verified. */
export function createTransport(options: TransportOptions = {}): Transport {
  const { timeouts = timeoutsOf(DEFAULT_TIMEOUTS), extraCertificates = [] } = options;
  const trust = {
    // SECURITY: explicit, or NODE_TLS_REJECT_UNAUTHORIZED=0 would switch the checks off.
    rejectUnauthorized: true,
    ...(extraCertificates.length > 0 && { ca: [...rootCertificates, ...extraCertificates] }),
  };
  const phases = {
    // The exchange has deadlines of its own, which nothing starts anew.
    headersTimeout: 0,
    bodyTimeout: 0,
    keepAliveTimeout: KEEP_ALIVE_MS,
    keepAliveMaxTimeout: KEEP_ALIVE_MS,
    pipelining: 1,
  };
  // Without a time-out of its own: the connector's is for all of the way.
  const secure = buildConnector({ timeout: 0, ...trust }) as Connect;
  const ways = { connectMs: timeouts.connect, lookups: new Lookups(options.lookup), secure };
  const sockets = new WarmSockets(createConnector({ ...ways, proxy: null }), KEEP_ALIVE_MS);
  const direct = new Agent({ ...phases, connect: sockets.connect as buildConnector.connector });
  const proxied = new Map<string, Agent>();

  const agentFor = (proxy: ProxyRoute): Dispatcher => {
    const key = JSON.stringify(proxy);
    const connect = createConnector({ ...ways, proxy }) as buildConnector.connector;
    const agent = proxied.get(key) ?? new Agent({ ...phases, connect });
    proxied.set(key, agent);
    return agent;
  };
  const proxyFor = async (endpoint: string): Promise<ProxyRoute | null> =>
    isLoopback(endpoint) ? null : ((await options.proxyFor?.(endpoint)) ?? null);

  return {
    async get(endpoint, query) {
      const beganAt = performance.now();
      let proxy: ProxyRoute | null;
      let agent: Dispatcher;
      try {
        // A proxy script can hang: without an answer in time nothing is sent.
        proxy = options.proxyFor ? await inTime(proxyFor(endpoint), timeouts.connect) : null;
        agent = proxy ? agentFor(proxy) : direct;
      } catch (error) {
        const detail = errorCode(error);
        const reason = detail === PROXY_UNUSABLE ? 'proxy-unusable' : 'proxy-unreachable';
        return { kind: 'not-sent', reason, detail };
      }
      const leaveMs = timeouts.connect + LEAVE_GRACE_MS - (performance.now() - beganAt);
      const bounds = {
        leaveMs,
        headersMs: timeouts.headers,
        bodyMs: timeouts.body,
        throughProxy: proxy !== null,
      };
      return dispatch(agent, new URL(endpoint), query, bounds);
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

/** Rejects when `work` takes longer than that. */
function inTime<T>(work: Promise<T>, ms: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = () => reject(Object.assign(new Error('no answer'), { code: 'PROXY_UNKNOWN' }));
    const timer = setTimeout(late, ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

function dispatch(
  agent: Dispatcher,
  endpoint: URL,
  query: string,
  bounds: Omit<ExchangeOptions, 'settle'>,
): Promise<Delivery> {
  return new Promise((settle) => {
    const exchange = new Exchange({ ...bounds, settle });
    try {
      agent.dispatch(
        {
          origin: endpoint.origin,
          path: pathOf(endpoint, query),
          method: 'GET',
          headers: { accept: 'application/json' },
        },
        exchange,
      );
    } catch (error) {
      exchange.onResponseError(null, error as Error);
    }
  });
}
