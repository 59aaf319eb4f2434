import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { afterEach, expect, test } from 'vitest';
import type { IsTest } from '#contract/model/account.ts';
import { VENDORS } from '#contract/model/vendor.ts';
import { recordingBench } from '../../support/recording-bench.ts';
import { type StrictServer, strictServer } from '../../support/strict-server/strict-server.ts';

/** What leaves this machine, as an independent server decodes it from the raw bytes. */
const ACCOUNT = { appId: 12345, serverSecret: '9193cc662a4c0ec135ec71fb57194b38' };
const open: { close(): Promise<unknown> }[] = [];

afterEach(async () => {
  for (const it of open.splice(0).reverse()) await it.close();
});

async function both(isTest: IsTest = null) {
  const far: StrictServer = await strictServer({
    appId: ACCOUNT.appId,
    secret: ACCOUNT.serverSecret,
  });
  const near = recordingBench({ ...ACCOUNT, isTest, endpoint: far.url });
  open.push(far, near);
  return { far, near };
}

test('four vendors, two streams: exactly what the specification asks, EndTime for Tencent only', async () => {
  const { far, near } = await both();
  const before = Math.floor(Date.now() / 1000);
  const { settled } = near.start({
    vendors: [...VENDORS],
    streamIds: ['cdn01', 'cdn02'],
    end: { afterMinutes: 90 },
  });
  const run = await settled;
  expect(run.status).toBe('accepted');
  expect(run.counts.accepted).toBeGreaterThanOrEqual(8);
  expect(far.violations).toEqual([]);
  expect(far.requests).toHaveLength(4);
  for (const request of far.requests) {
    expect(request.param('Action')).toBe('StartCDNRecord');
    expect(request.all('StreamId[]')).toEqual(['cdn01', 'cdn02']);
    expect(request.param('AppId')).toBe('12345');
    expect(request.param('SignatureVersion')).toBe('2.0');
    expect(request.param('IsTest')).toBeUndefined();
    const endTime = request.param('EndTime');
    if (request.param('Vendor') !== 'Tencent') expect(endTime).toBeUndefined();
    else expect(Number(endTime) - before - 5_400).toBeLessThanOrEqual(2);
  }
  const nonces = far.requests.map((request) => request.param('SignatureNonce'));
  expect(new Set(nonces).size).toBe(4);
});

test('Domain and Point go to Aliyun alone', async () => {
  const { far, near } = await both();
  await near.start({ vendors: [...VENDORS], domain: 'pull.example.com', point: 'live' }).settled;
  for (const request of far.requests) {
    const aliyun = request.param('Vendor') === 'Aliyun';
    expect(request.param('Domain')).toBe(aliyun ? 'pull.example.com' : undefined);
    expect(request.param('Point')).toBe(aliyun ? 'live' : undefined);
  }
  expect(far.violations).toEqual([]);
});

test.each([
  [null, undefined],
  [false, 'false'],
  [true, 'true'],
])('IsTest as the account says: %s', async (isTest, sent) => {
  const { far, near } = await both(isTest);
  expect((await near.start().settled).status).toBe('accepted');
  expect(far.requests[0]?.param('IsTest')).toBe(sent);
  expect(far.violations).toEqual([]);
});

test('an end that has passed is not sent', async () => {
  const { far, near } = await both();
  const run = await near.start({ end: { afterMinutes: -1 } }).settled;
  expect(run).toMatchObject({ status: 'failed', counts: { failed: 1 } });
  expect(run.calls[0]?.outcome?.reason).toBe('end-time-out-of-range');
  expect(far.requests).toHaveLength(0);
});

test('a request goes to its connection once it is on disk, before the views are told of its run', async () => {
  const far = await strictServer({ appId: ACCOUNT.appId, secret: ACCOUNT.serverSecret });
  const steps: string[] = [];
  const near = recordingBench({
    ...ACCOUNT,
    endpoint: far.url,
    onChange: (run) => steps.push(`told: ${run.status}`),
  });
  open.push(far, near);
  const goes = () => steps.push(`goes, on disk: ${near.disk.orphans()[0]?.calls[0]?.state}`);
  subscribe('undici:request:create', goes);
  try {
    const { run, settled } = near.start();
    expect(run.status).toBe('sending');
    expect(steps).toEqual(['goes, on disk: sending', 'told: sending']);
    await settled;
  } finally {
    unsubscribe('undici:request:create', goes);
  }
  expect(steps.at(-1)).toBe('told: accepted');
});
