import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Desktop, startDesktop } from '../support/desktop/desktop.ts';

/** Longer than the 20 seconds after which Chromium's own lock kills who has it. */
const LONGER_MS = 30_000;

let desktop: Desktop;
beforeEach(async () => {
  desktop = await startDesktop();
});
afterEach(async () => {
  await desktop.close();
});

test('whatever comes beside it, a first process that is stopped for half a minute lives on', async () => {
  const first = desktop.start(['--hidden']);
  await desktop.tray.waitForItem();
  first.child.kill('SIGSTOP');
  const begun = performance.now();
  const codes: (number | null)[] = [];
  while (performance.now() - begun < LONGER_MS) {
    const seconds = await Promise.all(
      [
        ['--start=Practice: Tencent', '--exit'],
        ['--exit'],
        ['--stop=Practice: Tencent', '--exit'],
      ].map((args) => desktop.run(args)),
    );
    codes.push(...seconds.map(({ code }) => code));
  }
  expect(new Set(codes)).toEqual(new Set([1]));
  expect([first.child.exitCode, first.child.signalCode]).toEqual([null, null]);
  first.child.kill('SIGCONT');
  await sleep(500);
  const result = await desktop.run(['--start=Practice: Tencent', '--json', '--exit']);
  expect(result.lines().at(-1)).toMatchObject({ type: 'run', status: 'accepted' });
});

test('a first process that is stopped is not ended: the second one says who it is, and starts nothing', async () => {
  const first = desktop.start(['--hidden']);
  await desktop.tray.waitForItem();
  first.child.kill('SIGSTOP');
  const second = await desktop.run(['--start=Practice: Tencent', '--json', '--exit']);
  expect([second.code, second.stdout]).toEqual([1, '']);
  expect(second.stderr).toContain(
    `CDN Recorder runs already (process ${first.child.pid}) and does not answer. Nothing was started.`,
  );
  expect(second.stderr).toContain(`kill -9 ${first.child.pid}`);
  expect([first.child.exitCode, first.child.signalCode]).toEqual([null, null]);
  first.child.kill('SIGCONT');
  const third = await desktop.run(['--start=Practice: Tencent', '--json', '--exit']);
  expect(third.code).toBe(0);
  // Chromium's own lock would kill the first one after 20 seconds.
  expect(existsSync(join(desktop.userDataDir, 'SingletonLock'))).toBe(false);
  const note = readFileSync(join(desktop.userDataDir, 'instance.lock.pid'), 'utf8');
  expect(note).toBe(`${first.child.pid}\n`);
});

test('a first process that is only slow does the work', async () => {
  const first = desktop.start(['--hidden']);
  await desktop.tray.waitForItem();
  first.child.kill('SIGSTOP');
  const second = desktop.run(['--start=Practice: Tencent', '--json', '--exit']);
  await sleep(4_500);
  first.child.kill('SIGCONT');
  const result = await second;
  expect(result.code).toBe(0);
  expect(result.lines().at(-1)).toMatchObject({ type: 'run', status: 'accepted' });
});
