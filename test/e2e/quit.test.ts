import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Desktop, startDesktop } from '../support/desktop/desktop.ts';
import { gate } from '../support/patience.ts';
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

const START = ['--provision=-', '--start=Evening news', '--json', '--exit'];

test('Quit takes back what is queued at once, waits for what is on the wire, and tells both', async () => {
  const streamIds = Array.from({ length: 30 * 20 }, (_, index) => `cdn${index}`).slice(0, 480);
  const made = await provisionedServer({ vendors: ['Huawei'], streamIds });
  server = made.server;
  const answers = gate();
  server.script.add({ twist: { do: 'nothing', after: answers.opened } });
  const running = desktop.start(START, { stdin: made.provision });
  // Of the twenty slots a bulk run leaves some free while nothing is answered.
  await server.waitFor(16, 'arrived');
  running.child.kill('SIGTERM');
  await running.waitForOutput(/"cancelled"/);
  answers.open();
  const result = await running.done;
  expect(result.code).toBe(1);
  const sent = server.requests.length;
  expect(sent).toBe(16);
  const lines = result.lines();
  const told = lines.filter(({ type }) => type === 'call').map((l) => [l.status, l.reason]);
  expect(told).toEqual([
    ...Array(24 - sent).fill(['failed', 'cancelled']),
    ...Array(sent).fill(['accepted', undefined]),
  ]);
  expect(lines.at(-1)).toMatchObject({ type: 'run', status: 'partial', calls: 24 });
});

test('the session ends while a call is on its way: its answer is waited for, and the exit code true', {
  tags: ['slow'],
}, async () => {
  const made = await provisionedServer({ vendors: ['Huawei'] });
  server = made.server;
  server.script.add({ twist: { do: 'nothing', delayMs: 1_000 } });
  const running = desktop.start(START, { stdin: made.provision });
  await server.waitFor(1, 'arrived');
  running.child.kill('SIGHUP');
  const result = await running.done;
  expect(result.code).toBe(0);
  expect(result.lines().at(-1)).toMatchObject({ type: 'run', status: 'accepted' });
});

test('a second process that is ended while the first works does not say accepted', {
  tags: ['slow'],
}, async () => {
  const made = await provisionedServer({ vendors: ['Huawei'] });
  server = made.server;
  const answers = gate();
  server.script.add({ twist: { do: 'nothing', after: answers.opened } });
  desktop.start(['--provision=-', '--hidden'], { stdin: made.provision });
  await desktop.tray.waitForMenuItem('Start Evening news');
  const second = desktop.start(['--start=Evening news', '--exit']);
  await server.waitFor(1, 'arrived');
  second.child.kill('SIGTERM');
  const result = await second.done;
  answers.open();
  expect(result.code).toBe(1);
  expect(result.stderr).toMatch(/look in its history/);
});

test('in one command line an import that follows does not change what was started before it', {
  tags: ['slow'],
}, async () => {
  const made = await provisionedServer({ vendors: ['Huawei'], streamIds: ['old'] });
  server = made.server;
  const first = desktop.start(['--provision=-', '--hidden'], { stdin: made.provision });
  await desktop.tray.waitForMenuItem('Start Evening news');
  const later = made.provision.replace('"old"', '"new"');
  const result = await desktop.run(['--start=Evening news', '--provision=-', '--exit'], {
    stdin: later,
  });
  expect(result.code).toBe(0);
  expect(server.requests.map((request) => request.all('StreamId[]'))).toEqual([['old']]);
  expect(first.child.exitCode).toBeNull();
});
