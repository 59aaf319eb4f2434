import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Network, ProxyLogin } from '../../contract/network.ts';
import type { ProxyRoute } from '../../zego/connect/connector.ts';
import { timeoutsOf } from '../../zego/timeouts.ts';
import type { Transport, TransportOptions } from '../../zego/transport.ts';
import { asNamedInEnvironment, loginInEnvironment, readProxyRule } from './system-proxy.ts';

export interface NetworkServices {
  /** The system's proxy rule for an address, as Chromium writes it. */
  resolveProxy(url: string): Promise<string>;
  /** The process's variables: they may name a proxy and its login. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** From the vault; null when there is none or it cannot be read. */
  login(): ProxyLogin | null;
  /** The file of extra certificates cannot be used, or can again (null). */
  onCertificates(problem: string | null): void;
}

const PEM_CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

interface Route {
  readonly options: TransportOptions;
  /** Null before it was needed for the first time. */
  transport: Transport | null;
  underWay: number;
  retired: boolean;
}

/**
 * The transport as the settings want it. A change makes a new one; the old one ends when its last
 * request has, so that no change of settings ever cuts off a call.
 */
export class NetworkTransport implements Transport {
  readonly #services: NetworkServices;
  #route: Route;

  constructor(services: NetworkServices, network: Network) {
    this.#services = services;
    this.#route = this.#build(network);
  }

  configure(network: Network): void {
    const old = this.#route;
    this.#route = this.#build(network);
    old.retired = true;
    closeWhenIdle(old);
  }

  async get(endpoint: string, query: string): ReturnType<Transport['get']> {
    const route = this.#route;
    route.underWay += 1;
    try {
      return await (route.transport ?? (await made(route))).get(endpoint, query);
    } finally {
      route.underWay -= 1;
      closeWhenIdle(route);
    }
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
      extraCertificates: caFile === null ? this.#noCertificates() : this.#readCertificates(caFile),
    };
    return { options, transport: null, underWay: 0, retired: false };
  }

  async #proxyFor(
    endpoint: string,
    { proxy, proxyUrl }: Pick<Network, 'proxy' | 'proxyUrl'>,
  ): Promise<ProxyRoute | null> {
    const url = proxy === 'manual' ? proxyUrl : await this.#systemProxy(endpoint);
    if (!url) return null;
    const { login, environment } = this.#services;
    const own = login() ?? (proxy === 'system' ? loginInEnvironment(url, environment) : null);
    return own ? { url, login: own } : { url };
  }

  async #systemProxy(endpoint: string): Promise<string | null> {
    const { resolveProxy, environment } = this.#services;
    const url = readProxyRule(await resolveProxy(endpoint));
    return url === null ? null : asNamedInEnvironment(url, environment);
  }

  #noCertificates(): string[] {
    this.#services.onCertificates(null);
    return [];
  }

  /** A file that cannot be used leaves the usual certificates in force: less is trusted, never more. */
  #readCertificates(file: string): string[] {
    try {
      const certificates = readFileSync(file, 'utf8').match(PEM_CERTIFICATE) ?? [];
      if (certificates.length === 0) throw new Error('holds no certificate');
      // One that cannot be read would make every handshake fail, not only those that need it.
      for (const certificate of certificates) new X509Certificate(certificate);
      this.#services.onCertificates(null);
      return certificates;
    } catch (error) {
      this.#services.onCertificates(`${file}: ${error instanceof Error ? error.message : error}`);
      return [];
    }
  }
}

/** The HTTP client is half of the program's code, and the tray does not wait for it. */
async function made(route: Route): Promise<Transport> {
  const { createTransport } = await import('../../zego/transport.ts');
  route.transport ??= createTransport(route.options);
  return route.transport;
}

function closeWhenIdle({ retired, underWay, transport }: Route): void {
  if (retired && underWay === 0) void transport?.close();
}
