import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import {
  type BoundLogin,
  type Network,
  type ProxyLogin,
  proxyIdentity,
} from '#contract/model/network.ts';
import type { ProxyRoute } from '../../zego/connect/connector.ts';
import { fault, PROXY_UNUSABLE } from '../../zego/connect/faults.ts';
import { isLoopback } from '../../zego/request/endpoint.ts';
import type { RangeAnswer } from '../../zego/transport/range-exchange.ts';
import { timeoutsOf } from '../../zego/transport/timeouts.ts';
import type {
  FileReader,
  Poster,
  PostRequest,
  Reached,
  Transport,
  TransportOptions,
} from '../../zego/transport/transport.ts';
import { readCertificates, UnusableCertificates } from './certificates.ts';
import { asNamedInEnvironment, loginInEnvironment, readProxyRule } from './system-proxy.ts';

export interface NetworkServices {
  /** The system's proxy rule for an address, as Chromium writes it. */
  resolveProxy(url: string): Promise<string>;
  /** The process's variables: they may name a proxy and its login. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** What an address needs before it answers: nothing leaves where that fails. Undefined where it needs nothing. */
  beforeRequest?(endpoint: string): Promise<void> | undefined;
  /** From the vault; null when there is none or it cannot be read. */
  login(): BoundLogin | null;
  /** The file of extra certificates cannot be used (its fault and its name), or can again (null). */
  onCertificates(problem: string | null): void;
}

/** Milliseconds; a proxy script can hang. */
const PROXY_PATIENCE_MS = 5_000;

interface Route {
  readonly options: Omit<TransportOptions, 'extraCertificates'>;
  /** Never rejects: without a usable file there are none. */
  readonly certificates: Promise<string[]>;
  /** Null before it was needed for the first time. */
  transport: (Transport & FileReader & Poster) | null;
  underWay: number;
  retired: boolean;
}

/**
 * The transport as the settings want it. A change makes a new one; the old one ends when its last
 * request has, so that no change of settings ever cuts off a call.
 */
export class NetworkTransport implements Transport, FileReader, Poster {
  readonly #services: NetworkServices;
  #network: Network;
  #route: Route;
  #isFaulty = false;

  constructor(services: NetworkServices, network: Network) {
    this.#services = services;
    this.#network = network;
    this.#route = this.#build(network);
  }

  /** Does nothing where nothing changed, unless a file of certificates could not be used: it is tried again. */
  configure(network: Network): void {
    if (!this.#isFaulty && isDeepStrictEqual(network, this.#network)) return;
    this.#network = network;
    this.renew();
  }

  /** Gives later calls new connections; calls under way keep theirs. */
  renew(): void {
    const old = this.#route;
    this.#route = this.#build(this.#network);
    old.retired = true;
    closeWhenIdle(old);
  }

  async get(endpoint: string, query: string): ReturnType<Transport['get']> {
    return this.#during(async (route) => {
      const needed = this.#services.beforeRequest?.(endpoint);
      if (needed && !(await succeeds(needed))) {
        return { kind: 'not-sent', reason: 'connection-failed', detail: 'PRACTICE_PORT_TAKEN' };
      }
      return (route.transport ?? (await made(route))).get(endpoint, query);
    });
  }

  async readRange(url: string, from: number, length: number): Promise<RangeAnswer> {
    return this.#during(async (route) =>
      (route.transport ?? (await made(route))).readRange(url, from, length),
    );
  }

  async post(request: PostRequest): ReturnType<Poster['post']> {
    return this.#during(async (route) => (route.transport ?? (await made(route))).post(request));
  }

  /** A route that was given up ends only when nothing is under way on it any more. */
  async #during<T>(work: (route: Route) => Promise<T>): Promise<T> {
    const route = this.#route;
    route.underWay += 1;
    try {
      return await work(route);
    } finally {
      route.underWay -= 1;
      closeWhenIdle(route);
    }
  }

  async reach(endpoint: string): Promise<Reached> {
    return this.#during(async (route) => (route.transport ?? (await made(route))).reach(endpoint));
  }

  warm(endpoint: string): void {
    void made(this.#route).then((transport) => transport.warm(endpoint));
  }

  /** Loads the code, for a first call that waits for nothing. */
  async prepare(): Promise<void> {
    await made(this.#route);
  }

  async close(): Promise<void> {
    await this.#route.transport?.close();
  }

  #build({ timeouts, caFile, ...network }: Network): Route {
    const options: TransportOptions = {
      timeouts: timeoutsOf(timeouts),
      ...(network.proxy !== 'none' && {
        proxyFor: (endpoint: string) => this.#proxyFor(endpoint, network),
      }),
    };
    const certificates = this.#certificatesOf(caFile);
    return { options, certificates, transport: null, underWay: 0, retired: false };
  }

  async #proxyFor(
    endpoint: string,
    { proxy, proxyUrl }: Pick<Network, 'proxy' | 'proxyUrl'>,
  ): Promise<ProxyRoute | null> {
    const url = proxy === 'manual' ? proxyUrl : await this.#systemProxy(endpoint);
    if (!url) return null;
    const { environment } = this.#services;
    const own =
      this.#loginAt(url) ?? (proxy === 'system' ? loginInEnvironment(url, environment) : null);
    return own ? { url, login: own } : { url };
  }

  /** SECURITY: the stored login goes to the proxy that it was entered for, and to no other. */
  #loginAt(url: string): ProxyLogin | null {
    const login = this.#services.login();
    if (!login) return null;
    const { user, password, proxy } = login;
    return proxy === proxyIdentity(url) ? { user, password } : null;
  }

  /** The proxy that a call to this endpoint would go through; null where there is none, or none is known in time. */
  async proxyInUse(endpoint: string): Promise<string | null> {
    const { proxy, proxyUrl } = this.#network;
    if (proxy === 'none') return null;
    if (proxy === 'manual') return proxyUrl;
    const known = this.#systemProxy(endpoint).catch(() => null);
    return Promise.race([known, sleep(PROXY_PATIENCE_MS, null, { ref: false })]);
  }

  /**
   * The proxy, with its login, that leads to an address; null for a direct connection.
   * @throws where there is one that cannot be used or known: a direct connection is not what was wanted.
   */
  async routeTo(url: string): Promise<ProxyRoute | null> {
    if (isLoopback(url) || this.#network.proxy === 'none') return null;
    const late = sleep(PROXY_PATIENCE_MS, undefined, { ref: false }).then(() => {
      throw fault(PROXY_UNUSABLE);
    });
    return Promise.race([this.#proxyFor(url, this.#network), late]);
  }

  async #systemProxy(endpoint: string): Promise<string | null> {
    const { resolveProxy, environment } = this.#services;
    const url = readProxyRule(await resolveProxy(endpoint));
    return url === null ? null : asNamedInEnvironment(url, environment);
  }

  /** A file that cannot be used leaves the usual certificates in force: less is trusted, never more. */
  async #certificatesOf(file: string | null): Promise<string[]> {
    try {
      const certificates = file === null ? [] : await readCertificates(file);
      this.#tellCertificates(file, null);
      return certificates;
    } catch (error) {
      const fault = error instanceof UnusableCertificates ? error.fault : 'unreadable';
      this.#tellCertificates(file, `${fault} ${basename(file ?? '')}`);
      return [];
    }
  }

  /** A file that was given up meanwhile may be late with its answer. */
  #tellCertificates(file: string | null, problem: string | null): void {
    if (file !== this.#network.caFile) return;
    this.#isFaulty = problem !== null;
    this.#services.onCertificates(problem);
  }
}

const succeeds = (work: Promise<unknown>): Promise<boolean> =>
  work.then(
    () => true,
    () => false,
  );

/** The HTTP client is half of the program's code, and the tray does not wait for it. */
async function made(route: Route): Promise<Transport & FileReader & Poster> {
  const [{ createTransport }, extraCertificates] = await Promise.all([
    import('../../zego/transport/transport.ts'),
    route.certificates,
  ]);
  route.transport ??= createTransport({ ...route.options, extraCertificates });
  return route.transport;
}

function closeWhenIdle({ retired, underWay, transport }: Route): void {
  if (retired && underWay === 0) void transport?.close();
}
