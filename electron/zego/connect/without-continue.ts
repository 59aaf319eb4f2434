import type { Socket } from 'node:net';

const CONTINUE = /^HTTP\/1\.[01] 100(?: [^\r\n]*)?\r\n/;
const LONGEST_START = 'HTTP/1.1 100'.length;
/** As many bytes as undici takes for an answer's head. */
const MAX_HELD = 16_384;

const NOTHING = Buffer.alloc(0);

/**
 * Takes `100 Continue` off a connection. A server may send it unasked and a client must be able to read it
 * (RFC 9110 §15.2); undici 7 drops the connection instead, and the request that it carried is then lost. To
 * be removed when undici reads it.
 */
export function withoutContinue(socket: Socket): Socket {
  const read = socket.read.bind(socket);
  const write = socket.write.bind(socket) as (...given: unknown[]) => boolean;
  let mayBegin = true;
  let held: Buffer = NOTHING;

  // Each request is answered anew; there is one at a time on a connection.
  socket.write = ((...given: unknown[]) => {
    mayBegin = true;
    return write(...given);
  }) as Socket['write'];
  socket.read = (size?: number) => {
    for (;;) {
      const chunk: Buffer | null = read(size);
      if (chunk === null || !mayBegin) return chunk;
      held = afterContinue(Buffer.concat([held, chunk]));
      if (isUndecided(held) && held.length < MAX_HELD) continue;
      const whole = held;
      mayBegin = false;
      held = NOTHING;
      return whole;
    }
  };
  return socket;
}

function afterContinue(bytes: Buffer): Buffer {
  if (!CONTINUE.test(start(bytes))) return bytes;
  const end = bytes.indexOf('\r\n\r\n');
  return end < 0 ? bytes : afterContinue(bytes.subarray(end + 4));
}

/** Whether more bytes may yet show that this is a `100 Continue`. */
function isUndecided(bytes: Buffer): boolean {
  const text = start(bytes).slice(0, LONGEST_START);
  return 'HTTP/1.1 100'.startsWith(text) || 'HTTP/1.0 100'.startsWith(text);
}

const start = (bytes: Buffer): string => bytes.subarray(0, 512).toString('latin1');
