import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Desktop, startDesktop } from '../support/desktop/desktop.ts';
import { provisionedServer } from '../support/provision.ts';
import type { StrictServer } from '../support/strict-server/strict-server.ts';

let desktop: Desktop;
let server: StrictServer;

beforeEach(async () => {
  desktop = await startDesktop();
  server = (await provisionedServer()).server;
});
afterEach(async () => {
  await desktop.close();
  await server.close();
});

test('ended at any moment of its start: never "accepted" for what was not, never a call without an outcome', async () => {
  const told: string[] = [];
  for (let afterMs = 0; afterMs <= 1_500; afterMs += 75) {
    await server.close();
    const made = await provisionedServer({ vendors: ['Huawei'] });
    server = made.server;
    const running = desktop.start(
      ['--provision=-', '--start=Evening news', '--json', '--exit', '--force'],
      {
        stdin: made.provision,
      },
    );
    await sleep(afterMs);
    running.child.kill('SIGTERM');
    const result = await running.done;
    const calls = result.lines().filter(({ type }) => type === 'call');
    told.push(
      `${afterMs} ms: code ${result.code}, signal ${result.signal}, sent ${server.requests.length}`,
    );
    if (result.code === 0) expect([told, calls]).toMatchObject([told, [{ status: 'accepted' }]]);
    if (server.requests.length > 0 && result.signal === null) expect(calls).toHaveLength(1);
  }
});

test('an answer that takes longer than Quit waits is unknown: printed, on disk, and never "accepted"', async () => {
  await server.close();
  const made = await provisionedServer({ vendors: ['Huawei'] });
  server = made.server;
  server.script.add({ when: 1, twist: { do: 'nothing', delayMs: 8_000 } });
  server.script.add({ when: 2, twist: { do: 'drip', everyMs: 3_000, bytes: 40, headToo: true } });
  const args = ['--provision=-', '--start=Evening news', '--json', '--exit', '--force'];
  const slow = desktop.start(args, { stdin: made.provision });
  await server.waitFor(1, 'arrived');
  slow.child.kill('SIGTERM');
  expect((await slow.done).lines().at(-1)).toMatchObject({ type: 'run', status: 'accepted' });
  const cut = desktop.start(args, { stdin: made.provision });
  await server.waitFor(2, 'arrived');
  cut.child.kill('SIGTERM');
  const result = await cut.done;
  expect(result.code).toBe(1);
  expect(result.lines()).toMatchObject([
    { type: 'call', status: 'unknown', reason: 'interrupted' },
    { type: 'run', status: 'unknown' },
  ]);
});
