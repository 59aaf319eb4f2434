import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { NO_FILE_FILTER } from '#contract/model/file-query.ts';
import { cpuSeconds } from '../bench/memory.ts';
import { CALLBACK_SECRET, recordOf, stampOf } from '../support/callback-bench.ts';
import { SHAPES, signedCallback } from '../support/callbacks.ts';
import type { RunningCli } from '../support/desktop/cli.ts';
import { type Desktop, startDesktop } from '../support/desktop/desktop.ts';
import { until } from '../support/desktop/until.ts';
import { allFiles, filesBench } from '../support/files-bench.ts';
import { APP_ID, SECRET } from '../support/provision.ts';

/** The receiver as a program of its own, under load and under SIGKILL. */
let desktop: Desktop;
let agent: Agent;
beforeEach(async () => {
  desktop = await startDesktop();
  agent = new Agent({ keepAlive: true, maxSockets: 64 });
});
afterEach(async () => {
  agent.destroy();
  await desktop.close();
});

const PROVISION = JSON.stringify({
  accounts: [
    { name: 'Main', appId: APP_ID, serverSecret: SECRET, callbackSecret: CALLBACK_SECRET },
  ],
});

async function startReceiver(): Promise<{ running: RunningCli; url: string }> {
  const args = ['--receive', '--receive-port=0', '--json', '--provision=-'];
  const running = desktop.start(args, { stdin: PROVISION });
  await until('its address', () => running.stdout().includes('\n'), { seen: running.stderr });
  return { running, url: JSON.parse(running.stdout().split('\n')[0] ?? '').url };
}

/** Posts the callback of a number, as a delivery of its own; null where no answer came. */
function post(url: string, number: number): Promise<number | null> {
  const fields = signedCallback(recordOf(number), CALLBACK_SECRET, stampOf(Date.now()));
  return new Promise((resolve) => {
    const sent = request(url, { method: 'POST', agent }, (answer) => {
      answer.resume().on('end', () => resolve(answer.statusCode ?? null));
    });
    sent.on('error', () => resolve(null));
    sent.end(SHAPES['raw JSON'](fields));
  });
}

/** ZEGO's retries: so many seconds after the try before (facts §5). */
const RETRIES_S = [2, 4, 8, 16, 32];

/** The same with ZEGO's retries; resolves with the last answer. */
async function postAsZegoDoes(url: string, number: number): Promise<number | null> {
  let status = await post(url, number);
  for (const seconds of RETRIES_S) {
    if (status === 200) break;
    await sleep(seconds * 1000);
    status = await post(url, number);
  }
  return status;
}

/** The numbers of the files that are on disk, each as often as it is there. */
async function numbersOnDisk(): Promise<number[]> {
  const { store } = filesBench(join(desktop.userDataDir, 'files.sqlite'));
  const files = await allFiles((query) => store.page(query), NO_FILE_FILTER, 200);
  await store.close();
  return files
    .map(({ url }) => Number(/\/(\d+)\//.exec(url ?? '')?.[1]))
    .sort((one, other) => one - other);
}

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

/** In turn, so that a kill meets every step between the first byte and the answer. */
const KILLED_AFTER_MS = [0, 2, 4, 6, 8, 10, 14, 18, 24, 32, 48, 64];
const EACH_TIME = 40;

test('SIGKILL between receipt and answer loses nothing: what was answered is there, and the rest comes by a retry, once', async () => {
  const answered = new Set<number>();
  let open: number[] = [];
  let next = 1;
  let killed = 0;
  for (const afterMs of KILLED_AFTER_MS) {
    const { running, url } = await startReceiver();
    // ZEGO's retries, and then new ones.
    const numbers = [...open, ...upTo(EACH_TIME).map((number) => number + next - 1)];
    next += EACH_TIME;
    const posts = numbers.map(async (number, index) => {
      await sleep(index);
      return [number, await post(url, number)] as const;
    });
    await sleep(afterMs);
    await running.kill('SIGKILL');
    const results = await Promise.all(posts);
    for (const [number, status] of results) if (status === 200) answered.add(number);
    open = numbers.filter((number) => !answered.has(number));
    if (open.length > 0) killed += 1;
    const onDisk = new Set(await numbersOnDisk());
    expect([...answered].filter((number) => !onDisk.has(number))).toEqual([]);
  }
  expect(killed).toBeGreaterThan(3);
  const { running, url } = await startReceiver();
  for (const number of open) expect(await post(url, number)).toBe(200);
  running.child.kill('SIGTERM');
  expect((await running.done).code).toBe(0);
  expect(await numbersOnDisk()).toEqual(upTo(next - 1));
});

const MANY = 10_000;
/** Of one core: what the receiver computes does not grow with what else the machine does, as its time would. */
const WITHIN_CPU_S = 60;
/** Below the 500 a second that the receiver takes, above what 10,000 in a minute need. */
const PER_SECOND = 300;

test('10,000 callbacks by what one core computes in 60 s, not one lost', async () => {
  const { running, url } = await startReceiver();
  const statuses = await Promise.all(
    upTo(MANY).map(async (number) => {
      await sleep((number / PER_SECOND) * 1000);
      return postAsZegoDoes(url, number);
    }),
  );
  expect(new Set(statuses)).toEqual(new Set([200]));
  const computed = [...cpuSeconds(running.child.pid ?? 0).values()];
  expect(computed).not.toEqual([]);
  expect(computed.reduce((sum, seconds) => sum + seconds)).toBeLessThan(WITHIN_CPU_S);
  running.child.kill('SIGTERM');
  const { code, lines } = await running.done;
  expect(code).toBe(0);
  expect(lines().filter(({ type }) => type === 'callback')).toHaveLength(MANY);
  expect(await numbersOnDisk()).toEqual(upTo(MANY));
});
