import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { SqliteJournal } from '../../electron/storage/journal/journal.ts';
import { type Desktop, startDesktop } from '../support/desktop/desktop.ts';
import { provisionedServer } from '../support/provision.ts';
import type { StrictServer } from '../support/strict-server/strict-server.ts';

let desktop: Desktop;
let server: StrictServer;

beforeEach(async () => {
  desktop = await startDesktop();
});
afterEach(async () => {
  await desktop.close();
  await server.close();
});

/** Starts a run whose answers never come, kills the app, starts it again and reads what it then knows. */
async function afterKill(streams: number, arrivals: number) {
  const streamIds = Array.from({ length: streams }, (_, index) => `cdn${index}`);
  const made = await provisionedServer({ vendors: ['Huawei'], streamIds });
  server = made.server;
  server.script.add({ twist: { do: 'silence' } });
  const first = desktop.start(['--provision=-', '--start=Evening news', '--hidden'], {
    stdin: made.provision,
  });
  await server.waitFor(arrivals, 'arrived');
  await first.kill('SIGKILL');
  desktop.start(['--hidden']);
  const tooltip = await desktop.tray.waitForTooltip(/Evening news/);
  const journal = new SqliteJournal(join(desktop.userDataDir, 'journal.sqlite'));
  const [run] = journal.newestRuns();
  journal.close();
  return { tooltip, calls: run?.calls ?? [] };
}

test('killed between sending and answer: unknown in journal and tray, never sent again', async () => {
  const { tooltip, calls } = await afterKill(1, 1);
  expect(calls.map(({ outcome }) => [outcome?.status, outcome?.reason])).toEqual([
    ['unknown', 'interrupted'],
  ]);
  expect(tooltip).toMatch(/To verify/);
  expect(server.requests).toHaveLength(1);
});

test('killed while calls wait in the queue: those are failed, never sent', {
  tags: ['slow'],
}, async () => {
  // Four of the twenty slots are left to single clicks while no answer comes.
  const { calls } = await afterKill(22 * 20, 16);
  const reasons = calls.map(({ outcome }) => outcome?.reason);
  expect(reasons.filter((reason) => reason === 'interrupted')).toHaveLength(16);
  expect(reasons.filter((reason) => reason === 'never-sent')).toHaveLength(6);
  expect(server.requests).toHaveLength(16);
});
