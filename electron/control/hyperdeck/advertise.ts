import { EventEmitter } from 'node:events';
import { isIPv4 } from 'node:net';
import { Bonjour } from 'bonjour-service';

export interface Advertised {
  /** As it shows in the lists of clients; of this machine alone. */
  readonly name: string;
  readonly port: number;
  readonly uniqueId: string;
}

export interface Advertisement {
  /** Takes the names back. Resolves once that is told, or half a second has passed. */
  end(): Promise<void>;
}

const GOODBYE_MS = 500;
const EVERY_ADDRESS: readonly string[] = ['0.0.0.0', '::'];

/**
 * Names decks in the local network (mDNS), where their clients look for them.
 *
 * @param address at which they listen.
 * @param host the name of this machine.
 * @param onFault the system has no multicast, or takes it away; the decks are there all the same.
 */
export function advertise(
  decks: readonly Advertised[],
  { address, host }: { readonly address: string; readonly host: string },
  onFault: (error: unknown) => void,
): Advertisement {
  // Bound to one address of its own, a socket hears no multicast: it is bound to all, and joins by that one.
  const isOne = isIPv4(address) && !EVERY_ADDRESS.includes(address);
  const options = isOne ? { interface: address, bind: '0.0.0.0' } : {};
  const bonjour = new Bonjour(options as object, onFault);
  hear(bonjour, onFault);
  for (const { name, port, uniqueId } of decks) {
    const service = bonjour.publish({
      name,
      port,
      host: host.includes('.') ? host : `${host}.local`,
      type: 'hyperdeck_ctrl',
      protocol: 'tcp',
      // Its answer to a name that is taken is a line on the standard output.
      probe: false,
      disableIPv6: isIPv4(address),
      txt: { 'unique id': uniqueId },
    });
    service.on('error', onFault);
  }
  return {
    end: () =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, GOODBYE_MS);
        const done = () => {
          clearTimeout(timer);
          resolve();
        };
        bonjour.unpublishAll(() => closed(bonjour, done));
      }),
  };
}

/** The library leaves the errors of its socket unheard, and an unheard one would end the program. */
function hear(bonjour: Bonjour, onFault: (error: unknown) => void): void {
  const { server } = bonjour as unknown as { readonly server?: { readonly mdns?: unknown } };
  if (!(server?.mdns instanceof EventEmitter)) throw new Error('mDNS has no socket to hear');
  server.mdns.on('error', onFault);
}

function closed(bonjour: Bonjour, done: () => void): void {
  try {
    bonjour.destroy(done);
  } catch {
    // It was never bound.
    done();
  }
}
