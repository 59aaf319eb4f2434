import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Desktop, startDesktop } from '../support/desktop/desktop.ts';
import { provisionedServer } from '../support/provision.ts';
import type { StrictServer } from '../support/strict-server/strict-server.ts';

/** Runs with --exit on sessions of several kinds. */
let desktop: Desktop;
let server: StrictServer;
let stdin: string;
beforeEach(async () => {
  const made = await provisionedServer({ vendors: ['Huawei'] });
  server = made.server;
  stdin = made.provision;
});
afterEach(async () => {
  await desktop.close();
  await server.close();
});

const START = ['--provision=-', '--start=Evening news', '--json', '--exit'];
const GNOME = ['--password-store=gnome-libsecret'];

test('without a bus, or with the address of a dead one, a run is the same', async () => {
  desktop = await startDesktop();
  for (const address of ['', 'unix:path=/nonexistent/bus']) {
    const env = { DBUS_SESSION_BUS_ADDRESS: address, DBUS_SYSTEM_BUS_ADDRESS: address };
    const result = await desktop.run([...START, '--force'], { stdin, env });
    expect([result.code, result.lines().at(-1)]).toMatchObject([0, { status: 'accepted' }]);
  }
});

test('a bus that no key store is on dies between sending and answer: nothing changes', async () => {
  desktop = await startDesktop();
  server.script.add({ twist: { do: 'nothing', delayMs: 800 } });
  const running = desktop.start(START, { stdin });
  await server.waitFor(1, 'arrived');
  await desktop.killBus();
  const result = await running.done;
  expect([result.signal, result.code, result.lines().at(-1)]).toMatchObject([
    null,
    0,
    { type: 'run', status: 'accepted' },
  ]);
});

test('a secret in the key store is found and used', async () => {
  desktop = await startDesktop({ keyring: 'unlocked' });
  const imported = await desktop.run(['--provision=-', '--exit', ...GNOME], { stdin });
  expect(imported.stderr).not.toMatch(/in memory/);
  const result = await desktop.run(['--start=Evening news', '--json', '--exit', ...GNOME]);
  expect([result.code, server.requests.length]).toEqual([0, 1]);
});
