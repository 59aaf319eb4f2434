import type { LookupAddress } from 'node:dns';
import { connect, type Socket } from 'node:net';

/** RFC 8305 §5: how long an attempt is alone before the next one joins it, in milliseconds. */
const ATTEMPT_DELAY_MS = 250;

/** undici's own, for connections that it opens itself. */
const KEEP_ALIVE_DELAY_MS = 60_000;

/** Of several causes the less telling: this machine has no such family, while another one was answered. */
const NO_WAY = /^(ENETUNREACH|EHOSTUNREACH|EADDRNOTAVAIL|EAFNOSUPPORT|EINVAL)$/;

/**
 * Connects to the first of the addresses that answers (RFC 8305, "Happy Eyeballs"). Unlike Node's own way
 * of trying several (`autoSelectFamily`), which gives each address 250 ms and drops it, an attempt that was
 * begun goes on beside the later ones: on a slow line each needs longer than that.
 *
 * @throws the most telling of the attempts' errors, or the signal's reason.
 */
export function race(
  addresses: readonly LookupAddress[],
  port: number,
  signal: AbortSignal,
): Promise<Socket> {
  const { promise, resolve, reject } = deferred<Socket>();
  const waiting = interleaved(addresses);
  const open = new Set<Socket>();
  const errors: NodeJS.ErrnoException[] = [];
  let timer: NodeJS.Timeout | undefined;

  const end = () => {
    clearTimeout(timer);
    signal.removeEventListener('abort', abort);
    for (const socket of open) socket.destroy();
  };
  const abort = () => {
    end();
    reject(signal.reason);
  };
  const attempt = () => {
    clearTimeout(timer);
    const next = waiting.shift();
    if (!next) return;
    const socket = connect({ host: next.address, port, family: next.family });
    open.add(socket);
    const failed = (error: Error) => {
      open.delete(socket);
      errors.push(error);
      if (waiting.length > 0) return attempt();
      if (open.size > 0) return;
      end();
      reject(mostTelling(errors));
    };
    socket.once('error', failed);
    socket.once('connect', () => {
      open.delete(socket);
      socket.off('error', failed);
      end();
      // Those who take it over listen for themselves; between two of them an error must not be fatal.
      socket.on('error', () => undefined);
      resolve(socket.setNoDelay(true).setKeepAlive(true, KEEP_ALIVE_DELAY_MS));
    });
    timer = setTimeout(attempt, ATTEMPT_DELAY_MS);
  };
  signal.addEventListener('abort', abort, { once: true });
  if (signal.aborted) abort();
  else attempt();
  return promise;
}

/** The families by turns, beginning with the one that the system put first. */
function interleaved(addresses: readonly LookupAddress[]): LookupAddress[] {
  const first = addresses.filter(({ family }) => family === addresses[0]?.family);
  const second = addresses.filter(({ family }) => family !== addresses[0]?.family);
  const most = Math.max(first.length, second.length);
  return Array.from({ length: most }, (_, index) => [first[index], second[index]])
    .flat()
    .filter((address) => address !== undefined);
}

const mostTelling = (errors: readonly NodeJS.ErrnoException[]): Error | undefined =>
  errors.find(({ code = '' }) => !NO_WAY.test(code)) ?? errors[0];

function deferred<T>() {
  let resolve: (value: T) => void = () => undefined;
  let reject: (reason: unknown) => void = () => undefined;
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}
