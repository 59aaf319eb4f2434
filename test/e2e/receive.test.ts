import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSettings } from '../../electron/storage/settings.ts';
import { CALLBACK_SECRET, recordOf, stampOf } from '../support/callback-bench.ts';
import { type CallbackFields, SHAPES, signedCallback } from '../support/callbacks.ts';
import type { RunningCli } from '../support/desktop/cli.ts';
import { type Desktop, startDesktop } from '../support/desktop/desktop.ts';
import { repositoryRoot } from '../support/desktop/electron.ts';
import { until } from '../support/desktop/until.ts';
import { freePort } from '../support/network/free-port.ts';
import { APP_ID, SECRET } from '../support/provision.ts';

/** The receiver of callbacks, without tray or window and inside the program. */
let desktop: Desktop;
beforeEach(async () => {
  desktop = await startDesktop();
});
afterEach(() => desktop.close());

const LAUNCHER = join(repositoryRoot, 'build', 'setup', 'start.mjs');
const NO_DISPLAY = { DISPLAY: '', WAYLAND_DISPLAY: '' };
const PROVISION = JSON.stringify({
  accounts: [
    { name: 'Main', appId: APP_ID, serverSecret: SECRET, callbackSecret: CALLBACK_SECRET },
  ],
});
const RECEIVE = ['--receive', '--receive-port=0', '--json', '--provision=-'];

const lines = (running: RunningCli): Record<string, unknown>[] =>
  running
    .stdout()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

async function urlOf(running: RunningCli): Promise<string> {
  await until('the first line', () => lines(running).length > 0, { seen: running.stderr });
  const [first] = lines(running);
  expect(first).toEqual({
    type: 'receiving',
    url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:/),
  });
  return String(first?.url);
}

async function post(url: string, fields: CallbackFields): Promise<number> {
  const signed = signedCallback(fields, CALLBACK_SECRET, stampOf(Date.now()));
  const { status } = await fetch(url, { method: 'POST', body: SHAPES['raw JSON'](signed) });
  return status;
}

test('without a display: the address, a line for each callback, and an end in order', async () => {
  const args = [LAUNCHER, `--user-data-dir=${desktop.userDataDir}`, ...RECEIVE];
  const given = { packaged: process.execPath, bare: true, env: NO_DISPLAY, stdin: PROVISION };
  const running = desktop.start(args, given);
  const url = await urlOf(running);
  expect([
    await post(url, recordOf(1)),
    await post(url, recordOf(1)),
    await post(url, { ...recordOf(2), appid: '7' }),
  ]).toEqual([200, 200, 403]);
  await until('the line', () => lines(running).length > 1);
  expect(lines(running).slice(1)).toMatchObject([
    {
      type: 'callback',
      event: 'record',
      vendor: 'Tencent',
      account: 'Main',
      streamId: 'arena_home',
    },
  ]);
  const second = await desktop.run([`--exit`, '--json', '--start=Practice: Tencent']);
  expect(second.lines().at(-1)).toMatchObject({ type: 'run', status: 'accepted' });
  running.child.kill('SIGTERM');
  const { code, signal } = await running.done;
  expect([code, signal]).toEqual([0, null]);
  await expect(post(url, recordOf(3))).rejects.toThrow();
});

test('inside the program, as its settings say', { tags: ['slow'] }, async () => {
  const port = await freePort();
  const settings = openSettings(desktop.userDataDir, new Date());
  settings.save({ receiver: { enabled: true, address: '127.0.0.1', port } });
  const running = desktop.start(['--hidden', '--provision=-'], { stdin: PROVISION });
  await running.waitForOutput(/Imported 1 account/);
  const refused = await desktop.run(['--receive', '--json']);
  expect([refused.code, refused.stdout]).toEqual([2, '']);
  expect(refused.stderr).toContain(`process ${running.child.pid}) uses this data folder`);
  await until('an answer', async () => {
    const answer = await fetch(`http://127.0.0.1:${port}/zego/`, { method: 'POST' }).catch(
      () => null,
    );
    return answer?.status === 404;
  });
});
