import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { type Desktop, startDesktop } from '../support/desktop/desktop.ts';
import { APP_ID, SECRET } from '../support/provision.ts';
import { recordingBench } from '../support/recording-bench.ts';
import { type RemoteStrictServer, remoteStrictServer } from '../support/strict-server/remote.ts';

/** Against a strict server in a process of its own, which counts every sliding second. */
const STARTS = 300;
const LIMIT = 20;
const open: { close(): Promise<unknown> }[] = [];

afterEach(async () => {
  for (const it of open.splice(0).reverse()) await it.close();
});

async function farAway(delayMs = 0): Promise<RemoteStrictServer> {
  const far = await remoteStrictServer({
    appId: APP_ID,
    secret: SECRET,
    script: delayMs > 0 ? [{ twist: { do: 'nothing', delayMs } }] : [],
  });
  open.push(far);
  return far;
}

/** Calls a second after the first full house, which leaves at once. */
function sustained(moments: readonly number[]): number {
  const spanMs = (moments.at(-1) ?? 0) - (moments[0] ?? 0);
  return (moments.length - LIMIT) / (spanMs / 1_000);
}

async function burst(far: RemoteStrictServer, offset: { ms: number }) {
  const near = recordingBench({
    appId: APP_ID,
    serverSecret: SECRET,
    endpoint: far.url,
    clock: { now: () => Date.now() + offset.ms, monotonic: () => performance.now() },
  });
  open.push(near);
  const runs = Array.from({ length: STARTS }, (_, index) =>
    near.start({ id: `preset-${index}`, streamIds: [`cdn${index}`] }, false, true),
  );
  return { near, settled: Promise.all(runs.map(({ settled }) => settled)) };
}

test.each([0, 30])(`${STARTS} starts at once, answered after %i ms`, async (delayMs) => {
  const far = await farAway(delayMs);
  const { settled } = await burst(far, { ms: 0 });
  const runs = await settled;
  const { requests, maxInAnySecond, tooFrequent, violations } = await far.report();
  expect(runs.filter(({ status }) => status === 'accepted')).toHaveLength(STARTS);
  expect(requests).toHaveLength(STARTS);
  expect(maxInAnySecond).toBeLessThanOrEqual(LIMIT);
  expect([tooFrequent, violations]).toEqual([0, []]);
  const rate = sustained(requests.map(({ arrivedAt }) => arrivedAt));
  console.log(
    `answered after ${delayMs} ms: ${rate.toFixed(2)} calls a second sustained, at most ${maxInAnySecond} in any sliding second`,
  );
});

test('the wall clock set back, then ahead, by 30 minutes in the middle: nothing waits for it', async () => {
  const far = await farAway();
  const offset = { ms: 0 };
  const { near, settled } = await burst(far, offset);
  for (const [accepted, ms] of [
    [100, -30 * 60_000],
    [200, 30 * 60_000],
  ] as const) {
    while (near.settled.length < accepted) await new Promise((resume) => setTimeout(resume, 10));
    offset.ms = ms;
  }
  const runs = await settled;
  expect(runs.filter(({ status }) => status === 'accepted')).toHaveLength(STARTS);
  const { requests, maxInAnySecond, tooFrequent } = await far.report();
  // After each jump no slot has more than one signature refused, and sends it again with another time.
  expect(requests.length).toBeLessThanOrEqual(STARTS + 2 * LIMIT);
  expect(requests.filter(({ code }) => code === 0)).toHaveLength(STARTS);
  expect(tooFrequent).toBe(0);
  expect(maxInAnySecond).toBeLessThanOrEqual(LIMIT);
  const rate = sustained(requests.map(({ arrivedAt }) => arrivedAt));
  console.log(`with a jumping wall clock: ${rate.toFixed(2)} calls a second sustained`);
});

/** A hundred calls: 500 streams at four vendors. */
const provisionOf = (far: RemoteStrictServer, copy: string) =>
  JSON.stringify({
    accounts: [{ name: 'Main', appId: APP_ID, serverSecret: SECRET, endpoint: far.url }],
    presets: [
      {
        name: 'Everything',
        account: 'Main',
        vendors: ['Tencent', 'Ws', 'Huawei', 'Aliyun'],
        streamIds: Array.from({ length: 500 }, (_, index) => `${copy}-${index}`),
      },
    ],
  });

test('two copies of the app with the same AppId at once: every call ends accepted', async () => {
  const far = await farAway();
  const desktop: Desktop = await startDesktop();
  open.push(desktop);
  const results = await Promise.all(
    ['one', 'two'].map((copy) =>
      desktop.run(['--provision=-', '--start=Everything', '--json', '--exit'], {
        stdin: provisionOf(far, copy),
        userDataDir: join(desktop.home, copy),
        timeoutMs: 240_000,
      }),
    ),
  );
  const { requests, tooFrequent, violations } = await far.report();
  for (const result of results) {
    expect(result.lines().at(-1)).toMatchObject({ type: 'run', status: 'accepted', calls: 100 });
    expect(result.code).toBe(0);
  }
  expect(violations).toEqual([]);
  expect(requests.filter(({ code }) => code === 0)).toHaveLength(200);
  console.log(`two copies: ${requests.length} requests for 200 calls, ${tooFrequent} too frequent`);
});
