import { afterEach, expect, test } from 'vitest';
import type { IsTest } from '#contract/model/account.ts';
import { LIMIT_MARGIN_SECONDS, type PresetDraft } from '#contract/model/preset.ts';
import { VENDORS } from '#contract/model/vendor.ts';
import { previewOf } from '../../../electron/recording/preview.ts';
import { presetOf } from '../../support/presets.ts';
import { recordingBench } from '../../support/recording-bench.ts';
import { strictServer } from '../../support/strict-server/strict-server.ts';

/** What the editor shows against what an independent server gets, byte for byte. */
const ACCOUNT = { appId: 4_294_967_295, serverSecret: '9193cc662a4c0ec135ec71fb57194b38' };
const open: { close(): Promise<unknown> }[] = [];

afterEach(async () => {
  for (const it of open.splice(0).reverse()) await it.close();
});

/** Everything that is made for one request alone, and the end time, which moves with the clock. */
const withoutOwn = (url: string) =>
  url
    .replace(/SignatureNonce=[0-9a-f]{16}&/, 'SignatureNonce=<SignatureNonce>&')
    .replace(/Timestamp=\d{10}&/, 'Timestamp=<Timestamp>&')
    .replace(/Signature=[0-9a-f]{32}&/, 'Signature=<Signature>&');

const timeless = (url: string) => url.replace(/EndTime=\d{10}/, 'EndTime=?');

test.each<[string, Partial<PresetDraft>, IsTest]>([
  [
    'four vendors, an end, a domain',
    { end: { afterMinutes: 90 }, domain: "a'b&c", point: 'x' },
    null,
  ],
  ['a time of day, a test project', { end: { at: '22:00' } }, true],
  [
    'more streams than fit one call',
    { streamIds: Array.from({ length: 45 }, (_, n) => `camera_${n}`), end: null },
    false,
  ],
])('%s: each previewed request is the one that is sent', async (_, change, isTest) => {
  const far = await strictServer({ appId: ACCOUNT.appId, secret: ACCOUNT.serverSecret });
  const near = recordingBench({ ...ACCOUNT, isTest, endpoint: far.url });
  open.push(far, near);
  const preset = presetOf({ vendors: [...VENDORS], streamIds: ['cdn01', 'cdn02'], ...change });
  const project = { appId: ACCOUNT.appId, endpoint: far.url, isTest };
  const calls = previewOf(preset, project, Date.now());
  await near.start(preset).settled;

  const sent = far.requests.map(({ requestLine }) => {
    const [method, path] = requestLine.split(' ');
    expect(method).toBe('GET');
    return withoutOwn(new URL(far.url).origin + path);
  });
  const shown = calls.map(({ url }) => url ?? 'nothing');
  expect(shown.map(timeless).sort()).toEqual(sent.map(timeless).sort());
  const endTime = (url: string) => Number(/EndTime=(\d{10})/.exec(url)?.[1] ?? 0);
  for (const url of shown) {
    const twin = sent.find((other) => timeless(other) === timeless(url)) ?? '';
    expect(Math.abs(endTime(twin) - endTime(url))).toBeLessThanOrEqual(5);
  }
  expect(far.violations).toEqual([]);
});

test('a preview holds no signature, whatever it is made from', () => {
  const project = { ...ACCOUNT, endpoint: 'https://rtc-api.zego.im/', isTest: null };
  const text = JSON.stringify(previewOf(presetOf({ vendors: [...VENDORS] }), project, Date.now()));
  expect(text).not.toContain(ACCOUNT.serverSecret);
  expect(text).not.toMatch(/[0-9a-f]{16}/);
  expect(text.match(/Signature=<Signature>/g)).toHaveLength(4);
});

const PROJECT = { ...ACCOUNT, endpoint: 'https://rtc-api.zego.im/', isTest: null };

test('what would not be sent has no address', () => {
  const preset = presetOf({ vendors: ['Tencent', 'Ws'], end: { afterMinutes: -1 } });
  const [tencent, ws] = previewOf(preset, PROJECT, Date.now());
  expect(tencent).toMatchObject({ vendor: 'Tencent', url: null, endTime: null });
  expect(ws?.url).toMatch(/Vendor=Ws&AppId=/);
});

test('an end further away than Tencent takes is shown as the latest that it takes', () => {
  const nowMs = Date.now();
  const preset = presetOf({ vendors: ['Tencent'], end: { afterMinutes: 3_000 } });
  const [tencent] = previewOf(preset, PROJECT, nowMs);
  const ahead = (tencent?.endTime ?? 0) - Math.floor(nowMs / 1000);
  expect(ahead).toBe(24 * 3_600 - LIMIT_MARGIN_SECONDS);
  expect(tencent?.url).toContain(`EndTime=${tencent?.endTime}`);
});
