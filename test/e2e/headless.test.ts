import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Desktop, startDesktop } from '../support/desktop/desktop.ts';
import { provisionedServer } from '../support/provision.ts';
import type { StrictServer } from '../support/strict-server/strict-server.ts';

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

test('without a bus, or with the address of a dead one, a run is the same', async () => {
  desktop = await startDesktop();
  for (const address of ['', 'unix:path=/nonexistent/bus']) {
    const env = { DBUS_SESSION_BUS_ADDRESS: address, DBUS_SYSTEM_BUS_ADDRESS: address };
    const result = await desktop.run([...START, '--force'], { stdin, env });
    expect([result.code, result.lines().at(-1)]).toMatchObject([0, { status: 'accepted' }]);
  }
});
