import { createHash, randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import type { StrictServer } from '../../support/strict-server/strict-server.ts';

/** A tiny client of our own, so that the checker is tested without the product. */

export const app = { appId: 12345, secret: '9193cc662a4c0ec135ec71fb57194b38' };

export type Params = [string, string][];

/** A correct request; `change` says what to make wrong with it. */
export function params(change: Partial<Record<string, string | null>> = {}, now = Date.now()) {
  const nonce = change.SignatureNonce ?? randomBytes(8).toString('hex');
  const timestamp = change.Timestamp ?? String(Math.floor(now / 1000));
  const appId = change.AppId ?? String(app.appId);
  const signature = createHash('md5')
    .update(`${appId}${nonce}${app.secret}${timestamp}`)
    .digest('hex');
  const whole: Record<string, string> = {
    Action: 'StartCDNRecord',
    AppId: appId,
    SignatureNonce: nonce,
    Timestamp: timestamp,
    Signature: signature,
    SignatureVersion: '2.0',
    Vendor: 'Tencent',
    'StreamId[]': 'cdn01',
  };
  const list: Params = Object.entries({ ...whole, ...change }).flatMap(([name, value]) =>
    value === null || value === undefined ? [] : [[name, value]],
  );
  return list;
}

export function query(list: Params): string {
  return list.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
}

export interface Answer {
  Code: number;
  Message: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into four vendors' shapes
  Data: any;
  RequestId: unknown;
}

export async function ask(server: StrictServer, list: Params = params()): Promise<Answer> {
  const response = await fetch(`${server.url}?${query(list)}`);
  return (await response.json()) as Answer;
}

/** Bytes in, bytes out: everything until the server ends the connection. */
export function raw(server: StrictServer, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let seen = '';
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1', () =>
      socket.write(bytes, 'latin1'),
    );
    socket.setEncoding('latin1').on('data', (chunk: string) => {
      seen += chunk;
    });
    socket.on('error', reject).on('close', () => resolve(seen));
  });
}

/** A whole request for `raw`, which asks the server to close afterwards. */
export function request(server: StrictServer, list: Params = params(), method = 'GET'): string {
  return `${method} /?${query(list)} HTTP/1.1\r\nHost: ${server.host}\r\nConnection: close\r\n\r\n`;
}
