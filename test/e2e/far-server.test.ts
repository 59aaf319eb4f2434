import { afterEach, expect, test } from 'vitest';
import { farWorld } from '../support/network/far-world.ts';
import { OWN_IPV4 } from '../support/network/own-address.ts';

/** Loopback never asks for a proxy, so that only a host that is not loopback shows what a real one gets. */
const open: { close(): Promise<unknown> }[] = [];
afterEach(async () => {
  for (const it of open.splice(0).reverse()) await it.close();
});

test.skipIf(OWN_IPV4 === null)(
  'the first request of a fresh process reaches a server elsewhere at its first try',
  async () => {
    const world = await farWorld(OWN_IPV4 ?? '', 'system without a proxy');
    open.push(world);
    const { desktop, server, provision } = world;
    const fresh = (...args: string[]) =>
      desktop.run(['--provision=-', ...args, '--json', '--exit'], { stdin: provision });

    const tested = await fresh('--test-account=Far');
    expect(tested.lines()).toMatchObject([{ type: 'account', verdict: 'proven', detail: null }]);
    for (const command of ['--start=Far away', '--stop=Far away']) {
      const [call] = (await fresh(command)).lines();
      expect(call).toMatchObject({ type: 'call', status: 'accepted', attempts: 1 });
    }
    expect([server.requests.length, server.connections, server.violations]).toEqual([3, 3, []]);
  },
);
