import { afterEach, expect, test } from 'vitest';
import { WINDOW } from '../../support/callers.ts';
import { atOnce, recordingBench, stopping } from '../../support/recording-bench.ts';
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
    expect(Math.abs((near.offsets.at(-1) ?? 0) + offset)).toBeLessThan(3_000);
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

test.each([HALF_AN_HOUR, -HALF_AN_HOUR])(
  'a clock that is set by %i ms between two calls: one refused try, and the end is right',
  async (jump) => {
    let offset = 0;
    const { far, near } = await workstation(() => offset);
    await near.start().settled;
    offset = jump;
    const end = { afterMinutes: 10 };
    const run = await near.start({ id: 'second', streamIds: ['cdn02'], end }).settled;
    expect(run.status).toBe('accepted');
    expect(run.calls[0]?.attempts).toBe(2);
    expect(Math.abs(endTimeFrom(far) - 600)).toBeLessThanOrEqual(3);
    const third = await near.start({ id: 'third', streamIds: ['cdn03'], end }).settled;
    expect(third.calls[0]?.attempts).toBe(1);
  },
);

const ASCTIME_OF_SHANGHAI = 'Sun Nov 22 20:00:00 2026';
test.each<[string, Record<string, string>]>([
  ['the epoch', { Date: 'Thu, 01 Jan 1970 00:00:00 GMT' }],
  ['the end of time', { Date: 'Fri, 31 Dec 9999 23:59:59 GMT' }],
  ['a number', { Date: '1' }],
  ['words of another header', { Date: 'max-age 1' }],
  ['asctime', { Date: ASCTIME_OF_SHANGHAI }],
  ['eight hours more', { Date: new Date(Date.now() + 8 * 3_600_000).toUTCString() }],
  ['a cache', { Date: new Date(Date.now() - 3_600_000).toUTCString(), Age: '3600' }],
])('a Date of %s moves neither signature nor end', async (_what, headers) => {
  const { far, near } = await workstation(() => 0);
  far.changeHeaders = (own) => ({ ...own, ...headers });
  const end = { afterMinutes: 90 };
  const preset = near.add({ end });
  for (let round = 0; round < 2; round += 1) {
    const answer = atOnce(near.commands.start(WINDOW, preset.id, { scope: 'all' }));
    if (answer.kind !== 'started') throw new Error('a question');
    expect(await answer.started.settled).toMatchObject({ status: 'accepted', ended: false });
    expect(Math.abs(endTimeFrom(far) - 90 * 60)).toBeLessThanOrEqual(2);
    const stop = await stopping(near.commands.stop(WINDOW, preset.id, { confirmed: true }));
    expect(stop.status).toBe('accepted');
  }
  expect(far.answeredWith(0)).toHaveLength(4);
  expect(far.requests).toHaveLength(4);
  expect(new Set(near.offsets)).toEqual(new Set([null]));
});

test('many calls by a wrong clock: each slot has one refused try, then all are signed right', async () => {
  const { far, near } = await workstation(() => HALF_AN_HOUR);
  const streamIds = Array.from({ length: 800 }, (_, index) => `cdn${index}`);
  const run = await near.start({ streamIds }).settled;
  expect(run.status).toBe('accepted');
  expect(far.answeredWith(0)).toHaveLength(40);
  expect(far.answeredWith(100_000_004).length).toBeLessThanOrEqual(20);
});

test('a clock nine minutes ahead: a full day is refused once, then ends at the server’s limit', async () => {
  const { far, near } = await workstation(() => 9 * 60_000);
  const run = await near.start({ end: { afterMinutes: 1440 } }).settled;
  expect(run.status).toBe('accepted');
  expect(run.calls[0]?.attempts).toBe(2);
  expect(Math.abs(endTimeFrom(far) - 24 * 3600)).toBeLessThanOrEqual(12);
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
