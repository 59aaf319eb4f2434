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

const GNOME = ['--password-store=gnome-libsecret'];

test('a secret in the key store is found and used', async () => {
  desktop = await startDesktop({ keyring: 'unlocked' });
  const imported = await desktop.run(['--provision=-', '--exit', ...GNOME], { stdin });
  expect(imported.stderr).not.toMatch(/in memory/);
  const result = await desktop.run(['--start=Evening news', '--json', '--exit', ...GNOME]);
  expect([result.code, server.requests.length]).toEqual([0, 1]);
});
