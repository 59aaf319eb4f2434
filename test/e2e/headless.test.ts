import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { SqliteJournal } from '../../electron/storage/journal/journal.ts';
import { type Desktop, startDesktop } from '../support/desktop/desktop.ts';
import { provisionedServer } from '../support/provision.ts';
import type { StrictServer } from '../support/strict-server/strict-server.ts';

let desktop: Desktop;
let server: StrictServer;
afterEach(async () => {
  await desktop.close();
  await server.close();
});

test('the session’s bus dies under a headless run that has used its key store: what is queued leaves, all is printed and on disk', async () => {
  desktop = await startDesktop({ keyring: 'unlocked' });
  // More than may be on the wire at a time.
  const streamIds = Array.from({ length: 21 * 20 }, (_, index) => `cdn${index}`);
  const made = await provisionedServer({ vendors: ['Huawei'], streamIds });
  server = made.server;
  server.script.add({ twist: { do: 'nothing', delayMs: 800 } });
  const args = ['--provision=-', '--start=Evening news', '--json', '--exit'];
  const running = desktop.start([...args, '--password-store=gnome-libsecret'], {
    stdin: made.provision,
  });
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
