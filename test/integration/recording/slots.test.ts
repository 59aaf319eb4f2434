import { afterEach, beforeEach, expect, test } from 'vitest';
import { CALLS_PER_SECOND, SLOTS_FOR_CLICKS } from '../../../electron/recording/limiter.ts';
import { until } from '../../support/desktop/until.ts';
import { recordingBench } from '../../support/recording-bench.ts';
import { maxInAnyWindow } from '../../support/strict-server/limiter.ts';
import { type StrictServer, strictServer } from '../../support/strict-server/strict-server.ts';

/** Many calls to a server that takes them and is silent, and one more start beside them. */
const ACCOUNT = { appId: 12345, serverSecret: '9193cc662a4c0ec135ec71fb57194b38' };
const HELD = CALLS_PER_SECOND - SLOTS_FOR_CLICKS;
let far: StrictServer;
let near: ReturnType<typeof recordingBench>;

beforeEach(async () => {
  far = await strictServer({ appId: ACCOUNT.appId, secret: ACCOUNT.serverSecret });
  near = recordingBench({
    ...ACCOUNT,
    endpoint: far.url,
    transport: { timeouts: { connect: 2_000, headers: 60_000, body: 60_000 } },
  });
});
afterEach(async () => {
  await near.close();
  await far.close();
});

const hangs = (prefix: string) =>
  far.script.add({
    when: (request) => request.param('StreamId[]')?.startsWith(prefix) ?? false,
    twist: { do: 'silence' },
  });
const streams = (count: number) => Array.from({ length: count }, (_, index) => `bulk${index}`);
const arrivals = () => far.requests.map(({ arrivedAt }) => arrivedAt);

test.each([
  ['one run of forty calls', () => void near.start({ streamIds: streams(800) })],
  [
    'forty presets of one call',
    () => {
      for (const id of streams(40)) near.start({ id, streamIds: [id] }, false, true);
    },
  ],
])('%s hang: a single start leaves at once', async (_what, begin) => {
  hangs('bulk');
  begin();
  await until('what may hang does', async () => far.requests.length === HELD);
  const askedAt = performance.now();
  const run = await near.start({ id: 'single', streamIds: ['cdn01'] }).settled;
  expect(run.status).toBe('accepted');
  const single = far.requests[HELD];
  expect(single?.all('StreamId[]')).toEqual(['cdn01']);
  console.log(`arrived ${Math.round((single?.arrivedAt ?? 0) - askedAt)} ms after the click`);
  // Its answer shows that the server answers: the batch may take what is left, and no more than that.
  await until('the batch goes on', async () => far.requests.length >= CALLS_PER_SECOND);
  expect(maxInAnyWindow(arrivals(), 1_000)).toBeLessThanOrEqual(CALLS_PER_SECOND);
});

test('against a server that answers, a batch uses all twenty, and never more', async () => {
  const run = await near.start({ streamIds: streams(800) }).settled;
  expect(run.status).toBe('accepted');
  expect(far.requests).toHaveLength(40);
  expect(maxInAnyWindow(arrivals(), 1_000)).toBeLessThanOrEqual(CALLS_PER_SECOND);
  expect(far.answeredWith(6)).toEqual([]);
});
