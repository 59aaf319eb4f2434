import { isIPv6, type Socket } from 'node:net';
import type { ProxyLogin } from '#contract/model/network.ts';
import { CONNECT_TOO_SLOW, fault, LOOKUP_TOO_SLOW } from './faults.ts';
import type { Lookups } from './lookups.ts';
import { orAborted } from './or-aborted.ts';
import { race } from './race.ts';
import { openThroughSocks5 } from './socks5.ts';
import { openTunnel } from './tunnel.ts';
import { withoutContinue } from './without-continue.ts';

/** What undici calls to get a connection, as far as it is needed here. */
export interface ConnectOptions {
  hostname: string;
  host?: string;
  protocol: string;
  port: string;
  servername?: string;
  /** A connection to put TLS on. */
  httpSocket?: Socket;
}
export type ConnectCallback = (
  ...result: [error: null, socket: Socket] | [error: Error, socket: null]
) => void;
export type Connect = (options: ConnectOptions, callback: ConnectCallback) => void;

/** The way through a proxy. */
export interface ProxyRoute {
  /** `http:`, `https:` or `socks5:`. */
  readonly url: string;
  readonly login?: ProxyLogin;
}

export interface ConnectorOptions {
  /** For everything until the request can leave, in milliseconds. */
  readonly connectMs: number;
  readonly lookups: Lookups;
  /** Puts TLS on a connection and verifies the far end. */
  readonly secure: Connect;
  readonly proxy: ProxyRoute | null;
}

/** In place of undici's connector: the same deadline for every way, whatever it leads through. */
export function createConnector(options: ConnectorOptions): Connect {
  return (target, callback) => {
    open(options, target).then(
      (socket) => callback(null, withoutContinue(socket)),
      (error) => callback(error, null),
    );
  };
}

async function open(
  { connectMs, lookups, secure, proxy }: ConnectorOptions,
  target: ConnectOptions,
): Promise<Socket> {
  const deadline = new AbortController();
  const { signal } = deadline;
  let tooSlow = LOOKUP_TOO_SLOW;
  const timer = setTimeout(() => deadline.abort(fault(tooSlow)), connectMs);
  const opened: Socket[] = [];
  const keep = (socket: Socket) => {
    opened.push(socket);
    return socket;
  };
  const withTls = async (socket: Socket, { httpSocket: _, ...far }: ConnectOptions) =>
    keep(await orAborted(secured(secure, { ...far, httpSocket: socket }), signal));
  try {
    const first = proxy ? placeOf(new URL(proxy.url)) : target;
    const addresses = await lookups.resolve(bare(first.hostname), signal);
    tooSlow = CONNECT_TOO_SLOW;
    let socket = keep(await race(addresses, portOf(first), signal));
    if (proxy) {
      if (first.protocol === 'https:') socket = await withTls(socket, first);
      await orAborted(throughProxy(proxy, socket, target), signal);
    }
    return target.protocol === 'https:' ? await withTls(socket, target) : socket;
  } catch (error) {
    for (const socket of opened) socket.destroy();
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

function throughProxy(
  { url, login }: ProxyRoute,
  socket: Socket,
  target: ConnectOptions,
): Promise<void> {
  const host = bare(target.hostname);
  if (url.startsWith('socks5:')) {
    return openThroughSocks5(socket, { host, port: portOf(target) }, login ?? null);
  }
  const place = `${isIPv6(host) ? `[${host}]` : host}:${portOf(target)}`;
  return openTunnel(socket, place, login ? basic(login) : null);
}

const secured = (secure: Connect, options: ConnectOptions): Promise<Socket> =>
  new Promise((resolve, reject) => {
    secure(options, (error, socket) => (error ? reject(error) : resolve(socket)));
  });

const basic = ({ user, password }: ProxyLogin): string =>
  `Basic ${Buffer.from(`${user}:${password}`, 'utf8').toString('base64')}`;

const placeOf = ({ hostname, host, protocol, port }: URL): ConnectOptions => ({
  hostname: bare(hostname),
  host,
  protocol,
  port,
});

/** An IPv6 address without the brackets that a URL puts around it. */
const bare = (hostname: string): string => hostname.replace(/^\[|\]$/g, '');

const USUAL_PORTS: Readonly<Record<string, number>> = { 'https:': 443, 'socks5:': 1080 };

const portOf = ({ port, protocol }: ConnectOptions): number =>
  Number(port) || (USUAL_PORTS[protocol] ?? 80);
