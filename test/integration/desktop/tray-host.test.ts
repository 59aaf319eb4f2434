import { afterEach, beforeEach, expect, test } from 'vitest';
import { type TrayHostWatch, watchTrayHost } from '../../../electron/desktop/tray-host.ts';
import { type SessionBus, startSessionBus } from '../../support/desktop/session-bus.ts';
import { TrayHost } from '../../support/desktop/tray-host.ts';
import { until } from '../../support/desktop/until.ts';

const { DBUS_SESSION_BUS_ADDRESS } = process.env;
let bus: SessionBus;
let watch: TrayHostWatch;

beforeEach(async () => {
  bus = await startSessionBus();
  process.env.DBUS_SESSION_BUS_ADDRESS = bus.address;
});
afterEach(async () => {
  watch.stop();
  await bus.stop('SIGKILL');
  if (DBUS_SESSION_BUS_ADDRESS === undefined) delete process.env.DBUS_SESSION_BUS_ADDRESS;
  else process.env.DBUS_SESSION_BUS_ADDRESS = DBUS_SESSION_BUS_ADDRESS;
});

const comesTo = (expected: boolean | null) =>
  until(`it comes to ${expected}`, () => watch.hasHost() === expected);

test('follows a panel that is absent, comes, goes and comes again', async () => {
  watch = watchTrayHost('linux');
  expect(watch.hasHost()).toBeNull();
  await comesTo(false);
  for (let round = 0; round < 2; round += 1) {
    const host = await TrayHost.start(bus.address);
    await comesTo(true);
    host.close();
    await comesTo(false);
  }
});

test.each(['win32', 'darwin'] as const)('%s always has one', (platform) => {
  watch = watchTrayHost(platform);
  expect(watch.hasHost()).toBe(true);
});
