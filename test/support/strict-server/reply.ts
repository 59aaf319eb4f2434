import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { TLSSocket } from 'node:tls';
import type { GivenAnswer, Twist } from './types.ts';

/** Puts an answer on the wire, in order or in one of the disorders a script asks for. */

export interface Reply {
  body: string;
  headers: Record<string, string>;
}

export type Sent = Pick<GivenAnswer, 'status' | 'body'> & {
  keepAlive: boolean;
  /** Whether at least the beginning of the API's own answer went out. */
  fromApi: boolean;
};

const REASONS: Record<number, string> = { 200: 'OK', 404: 'Not Found', 500: 'Server Error' };

export function message(status: number, headers: Record<string, string>, body: string): Buffer {
  const length = String(Buffer.byteLength(body));
  const lines = Object.entries({ 'Content-Length': length, ...headers }).map(
    ([name, value]) => `${name}: ${value}`,
  );
  const head = [`HTTP/1.1 ${status} ${REASONS[status] ?? 'Status'}`, ...lines, '', ''];
  return Buffer.from(head.join('\r\n') + body);
}

/** Ends a connection by RST; one with TLS, which Node cannot reset, by closing it at once. */
export function reset(socket: Socket): void {
  if (socket instanceof TLSSocket) socket.destroy();
  else socket.resetAndDestroy();
}

export async function send(socket: Socket, reply: Reply, twist: Twist | undefined): Promise<Sent> {
  const whole = message(200, reply.headers, reply.body);
  const answered = { status: 200, body: reply.body, keepAlive: true, fromApi: true };
  const nothing = { status: null, body: '', keepAlive: true, fromApi: false };
  switch (twist?.do) {
    case 'silence':
      return nothing;
    case 'reset':
      reset(socket);
      return nothing;
    case 'close':
      return { ...nothing, keepAlive: false };
    case 'half-body': {
      const half = Math.floor(Buffer.byteLength(reply.body) / 2);
      socket.write(whole.subarray(0, whole.length - half));
      return { ...answered, keepAlive: false };
    }
    case 'drip':
      await drip(socket, whole, twist);
      return answered;
    case 'raw': {
      socket.write(twist.bytes);
      const body = Buffer.from(twist.bytes).toString('latin1');
      return { ...nothing, body, keepAlive: false };
    }
    case 'http': {
      const { status, body = '' } = twist;
      const headers = { ...reply.headers, 'Content-Type': 'text/html', ...twist.headers };
      socket.write(message(status, headers, body));
      return { ...nothing, status, body };
    }
    default:
      socket.write(whole);
      return answered;
  }
}

async function drip(
  socket: Socket,
  whole: Buffer,
  { everyMs, bytes = 1, headToo = false }: Extract<Twist, { do: 'drip' }>,
): Promise<void> {
  let at = headToo ? 0 : whole.indexOf('\r\n\r\n') + 4;
  if (at > 0) socket.write(whole.subarray(0, at));
  while (at < whole.length && !socket.destroyed) {
    await sleep(everyMs, undefined, { ref: false });
    socket.write(whole.subarray(at, at + bytes));
    at += bytes;
  }
}
