import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TransportOptions } from '../../../electron/zego/transport/transport.ts';
import { connectProxy } from '../connect-proxy.ts';
import { deafServer } from '../deaf-server.ts';
import { SELF_SIGNED } from '../self-signed.ts';
import type { Fault, Stage } from './stage.ts';

/**
 * A machine on which time passes five times as fast, for faults that last: the policy's window closes
 * after six seconds instead of thirty. The policy itself is the app's.
 */
export const HASTY = { now: () => Date.now(), monotonic: () => performance.now() * 5 };

const NOWHERE = 'https://no-such-host.invalid/';

/** Surely not sent, tried again as long as it can help, or told at once where it cannot. */
function unsent(
  fault: string,
  reason: string,
  tries: 1 | 'several',
  arrange: (stage: Stage) => Promise<{ endpoint: string; transport?: TransportOptions }>,
): Fault {
  return {
    fault,
    expected: `failed (${reason})`,
    tries,
    arrived: 0,
    async provoke(stage) {
      const seen = await stage.start({ clock: HASTY, ...(await arrange(stage)) });
      return { ...seen, arrived: 0 };
    },
  };
}

async function throughProxy(stage: Stage, refuseWith?: number) {
  const proxy = stage.keep(await connectProxy(refuseWith ? { refuseWith } : {}));
  if (!refuseWith) await proxy.close();
  return { endpoint: NOWHERE, transport: { proxyFor: async () => ({ url: proxy.url }) } };
}

export const UNSENT: readonly Fault[] = [
  unsent('connection refused', 'connection-refused', 'several', async (stage) => {
    const far = await stage.server();
    await far.unplug();
    return { endpoint: far.url };
  }),
  unsent('name not found', 'name-not-found', 'several', async () => ({ endpoint: NOWHERE })),
  unsent('connect time-out', 'connect-timeout', 'several', async (stage) => ({
    endpoint: stage.keep(await deafServer()).url,
    transport: { timeouts: { connect: 300, headers: 1_000, body: 1_000 } },
  })),
  unsent('TLS failure: nobody vouches for the certificate', 'tls-failure', 1, async (stage) => {
    const server = createTlsServer(SELF_SIGNED, () => {
      throw new Error('a request came through');
    });
    await new Promise<void>((resume) => server.listen(0, '127.0.0.1', resume));
    stage.keep({ close: async () => server.close() });
    return { endpoint: `https://127.0.0.1:${(server.address() as AddressInfo).port}/` };
  }),
  unsent('proxy refuses', 'proxy-refused', 1, (stage) => throughProxy(stage, 407)),
  unsent('proxy not there', 'proxy-unreachable', 'several', (stage) => throughProxy(stage)),
  unsent('the system cannot tell its proxy', 'proxy-unreachable', 'several', async () => ({
    endpoint: NOWHERE,
    transport: {
      proxyFor: async () => {
        throw new Error('no network service');
      },
    },
  })),
];
