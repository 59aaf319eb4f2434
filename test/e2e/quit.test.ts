import { afterEach, beforeEach, expect, test } from 'vitest';
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

test('the session ends while a call is on its way: the exit code does not say accepted', async () => {
  const made = await provisionedServer({ vendors: ['Huawei'] });
  server = made.server;
  server.script.add({ twist: { do: 'silence' } });
  const running = desktop.start(['--provision=-', '--start=Evening news', '--json', '--exit'], {
    stdin: made.provision,
  });
  await server.waitFor(1, 'arrived');
  running.child.kill('SIGTERM');
  expect((await running.done).code).toBe(1);
});

test('in one command line an import that follows does not change what was started before it', async () => {
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
