import { request } from 'node:http';
import type { Duplex } from 'node:stream';
import { fault, PROXY_HTTP } from './faults.ts';

/**
 * Asks an HTTP proxy, on a connection to it, for a tunnel to `target` (`host:port`); that connection is the
 * tunnel then. Nothing that the proxy says is kept but its status: it may echo the login.
 *
 * @throws a fault with the proxy's status, or the connection's own error.
 */
export function openTunnel(
  connection: Duplex,
  target: string,
  authorization: string | null,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const question = request({
      method: 'CONNECT',
      path: target,
      headers: {
        host: target,
        'proxy-connection': 'keep-alive',
        ...(authorization && { 'proxy-authorization': authorization }),
      },
      createConnection: () => connection,
    });
    question.once('connect', ({ statusCode = 0 }, _connection, head: Buffer) => {
      question.off('error', reject).on('error', () => undefined);
      if (statusCode !== 200) {
        reject(fault(`${PROXY_HTTP}${statusCode}`));
        return;
      }
      if (head.length > 0) connection.unshift(head);
      resolve();
    });
    question.once('error', reject);
    question.end();
  });
}
