import type { Page } from 'playwright';
import { afterEach, describe, expect, test } from 'vitest';
import { until } from '../support/desktop/until.ts';
import { farWorld, WAYS_OUT, type WayOut } from '../support/network/far-world.ts';
import { OWN_IPV4, OWN_IPV6 } from '../support/network/own-address.ts';
import { stateIn } from '../support/window-state.ts';

/** Every way in beside every way out, to a server that is not on loopback: one attempt each. */
const open: { close(): Promise<unknown> }[] = [];
afterEach(async () => {
  for (const it of open.splice(0).reverse()) await it.close();
});

const ADDRESSES = [
  ['IPv4', OWN_IPV4],
  ['IPv6', OWN_IPV6],
] as const;

async function world(address: string | null, way: WayOut) {
  const made = await farWorld(address ?? '', way);
  open.push(made);
  const { desktop, provision, server, tunnels } = made;
  return {
    ...made,
    run: (...args: string[]) => desktop.run([...args, '--json', '--exit'], { stdin: provision }),
    /** What arrived since the last time it was asked, and whether all of it came through the proxy. */
    arrived() {
      expect(server.violations).toEqual([]);
      const actions = server.requests.map((request) => request.param('Action'));
      if (tunnels) expect(new Set(tunnels)).toEqual(new Set([server.host]));
      return actions;
    },
  };
}

describe.each(ADDRESSES)('%s', (_family, address) => {
  describe.skipIf(address === null).each(WAYS_OUT)('proxy: %s', (way) => {
    test('from the command line, each time in a fresh process', async () => {
      const { run, arrived, tunnels } = await world(address, way);
      const [tested] = (await run('--provision=-', '--test-account=Far')).lines();
      expect(tested).toMatchObject({ type: 'account', verdict: 'proven' });
      for (const command of ['--start=Far away', '--stop=Far away']) {
        const [call] = (await run('--provision=-', command)).lines();
        expect(call).toMatchObject({ type: 'call', status: 'accepted', attempts: 1 });
      }
      expect(arrived()).toEqual(['DescribeRTCStreamState', 'StartCDNRecord', 'StopCDNRecord']);
      if (tunnels) expect(tunnels).toHaveLength(3);
    });
  });
});

describe.skipIf(OWN_IPV4 === null).each(WAYS_OUT)('proxy: %s', (way) => {
  /** A running app that has sent nothing yet. */
  async function running() {
    const it = await world(OWN_IPV4, way);
    const launched = await it.desktop.launch({ args: [] });
    await it.run('--provision=-');
    return { ...it, page: await launched.window() };
  }
  const attempts = async (page: Page) =>
    Object.values((await stateIn(page)).runs).flatMap(({ calls }) =>
      calls.map((call) => call.attempts),
    );

  test('handed over to a running process', async () => {
    const { run, arrived } = await running();
    const [call] = (await run('--start=Far away')).lines();
    expect(call).toMatchObject({ status: 'accepted', attempts: 1 });
    expect(arrived()).toEqual(['StartCDNRecord']);
  });

  test('from the window', async () => {
    const { page, arrived, desktop } = await running();
    await page.getByRole('button', { name: 'Start Far away', exact: true }).click();
    await desktop.tray.waitForTooltip(/Far away: Accepted/);
    expect([arrived(), await attempts(page)]).toEqual([['StartCDNRecord'], [1]]);
  });

  test('from the tray', async () => {
    const { page, arrived, desktop } = await running();
    await desktop.tray.click('Start Far away');
    await desktop.tray.waitForTooltip(/Far away: Accepted/);
    expect([arrived(), await attempts(page)]).toEqual([['StartCDNRecord'], [1]]);
  });

  test('the account test of the window', async () => {
    const { page, arrived } = await running();
    await page.getByRole('link', { name: 'Settings' }).click();
    await page.getByRole('button', { name: 'Test account Far' }).click();
    await until('the test at the server', () => arrived().length > 0);
    expect(arrived()).toEqual(['DescribeRTCStreamState']);
  });
});
