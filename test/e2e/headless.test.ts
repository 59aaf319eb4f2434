import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { SqliteJournal } from '../../electron/storage/journal/journal.ts';
import { type Desktop, startDesktop } from '../support/desktop/desktop.ts';
import { repositoryRoot } from '../support/desktop/electron.ts';
import { provisionedServer } from '../support/provision.ts';
import type { StrictServer } from '../support/strict-server/strict-server.ts';

/** Runs with --exit as `npm start` makes them: Electron 33 reads its buses' addresses before the app can. */
let desktop: Desktop;
let server: StrictServer;
afterEach(async () => {
  await desktop.close();
  await server.close();
});

const LAUNCHER = join(repositoryRoot, 'build', 'setup', 'start.mjs');
const NODE = { packaged: process.execPath, bare: true };
const START = ['--provision=-', '--start=Evening news', '--json', '--exit'];

const launched = (...args: string[]) => [
  LAUNCHER,
  '--disable-gpu',
  `--user-data-dir=${desktop.userDataDir}`,
  ...args,
];

test('without a bus, or with the address of a dead one, a run is the same', {
  tags: ['slow'],
}, async () => {
  desktop = await startDesktop();
  const made = await provisionedServer({ vendors: ['Huawei'] });
  server = made.server;
  for (const address of ['', 'unix:path=/nonexistent/bus']) {
    const env = { DBUS_SESSION_BUS_ADDRESS: address, DBUS_SYSTEM_BUS_ADDRESS: address };
    const given = { ...NODE, stdin: made.provision, env };
    const result = await desktop.run(launched(...START, '--force'), given);
    expect([result.code, result.lines().at(-1)]).toMatchObject([0, { status: 'accepted' }]);
  }
});

test('the session’s bus dies under a run that has used its key store: what is queued leaves, all is printed and on disk', {
  tags: ['slow'],
}, async () => {
  desktop = await startDesktop({ keyring: 'unlocked' });
  // More than may be on the wire at a time.
  const streamIds = Array.from({ length: 21 * 20 }, (_, index) => `cdn${index}`);
  const made = await provisionedServer({ vendors: ['Huawei'], streamIds });
  server = made.server;
  server.script.add({ twist: { do: 'nothing', delayMs: 800 } });
  const args = launched(...START, '--password-store=gnome-libsecret');
  const running = desktop.start(args, { ...NODE, stdin: made.provision });
  await server.waitFor(16, 'arrived');
  await desktop.killBus();
  const result = await running.done;
  expect([result.signal, result.code, result.lines().at(-1)]).toMatchObject([
    null,
    0,
    { type: 'run', status: 'accepted' },
  ]);
  expect(result.stderr).not.toMatch(/in memory/);
  expect(server.requests).toHaveLength(21);
  const journal = new SqliteJournal(join(desktop.userDataDir, 'journal.sqlite'));
  const calls = journal.newestRuns()[0]?.calls ?? [];
  journal.close();
  expect(calls.map(({ outcome }) => outcome?.status)).toEqual(Array(21).fill('accepted'));
});
