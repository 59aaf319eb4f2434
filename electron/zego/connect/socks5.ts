import type { Socket } from 'node:net';
import { SocksClient } from 'socks';
import type { ProxyLogin } from '#contract/model/network.ts';
import { fault, PROXY_SOCKS5 } from './faults.ts';

/** The library wants the proxy's place though the connection is there already. */
const THERE = { host: 'proxy', port: 1, type: 5 } as const;

/** Long: the way to a server has one deadline for all of it, and that is not here. */
const NEVER_MS = 600_000;

/**
 * Asks a SOCKS5 proxy (RFC 1928, 1929), on a connection to it, for one to `destination`; the name goes to the
 * proxy as it is, and is looked up there.
 *
 * @throws a fault with the proxy's reply.
 */
export async function openThroughSocks5(
  connection: Socket,
  destination: { readonly host: string; readonly port: number },
  login: ProxyLogin | null,
): Promise<void> {
  const credentials = login && { userId: login.user, password: login.password };
  try {
    await SocksClient.createConnection({
      proxy: { ...THERE, ...credentials },
      command: 'connect',
      destination,
      existing_socket: connection,
      timeout: NEVER_MS,
    });
  } catch (error) {
    throw fault(PROXY_SOCKS5 + replyOf(error));
  }
}

/** The library has no codes. Its words name the reply; the proxy's own words are not in them. */
function replyOf(error: unknown): string {
  const message = error instanceof Error ? error.message : '';
  const reply = /rejected connection - (\w+)/.exec(message)?.[1];
  return reply ?? (/auth/i.test(message) ? 'LoginRefused' : 'Closed');
}
