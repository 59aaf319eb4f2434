import { afterEach, expect, test } from 'vitest';
import { recordingBench } from '../../support/recording-bench.ts';
import { type StrictServer, strictServer } from '../../support/strict-server/strict-server.ts';

/** A workstation whose clock is wrong, or jumps, against a server whose clock is right. */
const ACCOUNT = { appId: 12345, serverSecret: '9193cc662a4c0ec135ec71fb57194b38' };
const HALF_AN_HOUR = 30 * 60_000;
const open: { close(): Promise<unknown> }[] = [];

afterEach(async () => {
  for (const it of open.splice(0).reverse()) await it.close();
});

async function workstation(offset: () => number) {
  const far: StrictServer = await strictServer({
    appId: ACCOUNT.appId,
    secret: ACCOUNT.serverSecret,
  });
  const clock = { now: () => Date.now() + offset(), monotonic: () => performance.now() };
  const near = recordingBench({ ...ACCOUNT, endpoint: far.url, clock });
  open.push(far, near);
  return { far, near };
}

const endTimeFrom = (far: StrictServer) =>
  Number(far.requests.at(-1)?.param('EndTime')) - Math.floor(Date.now() / 1000);

test.each([HALF_AN_HOUR, -HALF_AN_HOUR])(
  'off by %i ms: corrected, accepted, told, and the end is right',
  async (offset) => {
    const { far, near } = await workstation(() => offset);
    const end = { afterMinutes: 90 };
    const run = await near.start({ end }).settled;
    expect(run.status).toBe('accepted');
    expect(run.calls[0]?.attempts).toBe(2);
    expect(far.answeredWith(100_000_004)).toHaveLength(1);
    expect(Math.abs(endTimeFrom(far) - 90 * 60)).toBeLessThanOrEqual(3);
    expect(Math.abs((near.offsets[0] ?? 0) + offset)).toBeLessThan(3_000);
    const second = await near.start({ id: 'second', streamIds: ['cdn02'], end }).settled;
    expect(second.calls[0]?.attempts).toBe(1);
  },
);

test('a full day ahead stays within what the server allows', async () => {
  const { far, near } = await workstation(() => 1_500);
  await near.start({ streamIds: ['cdn00'] }).settled;
  const run = await near.start({ end: { afterMinutes: 1440 } }).settled;
  expect(run.status).toBe('accepted');
  expect(far.violations).toEqual([]);
});

test('a clock that jumps between two calls changes nothing', async () => {
  let offset = 0;
  const { far, near } = await workstation(() => offset);
  await near.start().settled;
  offset = -2 * HALF_AN_HOUR;
  const run = await near.start({ id: 'second', streamIds: ['cdn02'], end: { afterMinutes: 10 } })
    .settled;
  expect(run.status).toBe('accepted');
  expect(run.calls[0]?.attempts).toBe(1);
  expect(Math.abs(endTimeFrom(far) - 600)).toBeLessThanOrEqual(3);
});

test('an expired signature that stays expired is told as rejected, after one correction', async () => {
  const { far, near } = await workstation(() => 0);
  far.script.add({ twist: { do: 'code', code: 100_000_004 } });
  const run = await near.start().settled;
  expect(run.calls[0]).toMatchObject({
    attempts: 2,
    outcome: { status: 'rejected', code: 100_000_004 },
  });
});

test('what a proxy says of the time is not believed', async () => {
  const { far, near } = await workstation(() => 0);
  far.script.add({
    when: 1,
    twist: {
      do: 'http',
      status: 502,
      body: '<html>',
      headers: { date: 'Thu, 01 Jan 2015 00:00:00 GMT' },
    },
  });
  await near.start().settled;
  expect(near.offsets).toEqual([]);
});
