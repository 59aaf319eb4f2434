import { describe, expect, test } from 'vitest';
import { type AccountTest, accountTestSchema } from '#contract/model/start.ts';
import { INITIAL_SETTINGS } from '../../../electron/storage/settings.ts';
import { testText } from '../../../renderer/settings/account-test-text.ts';
import { idleChoices } from '../../../renderer/settings/idle-and-span-choices.ts';
import {
  timeoutsFormOf,
  timeoutsOf,
  wrongTimeouts,
} from '../../../renderer/settings/network-form.ts';
import {
  foreignHost,
  isLoopback,
  isPossibleEndpoint,
  regionOf,
} from '../../../renderer/shared/accounts/endpoint.ts';
import { hrefOf, placeOf } from '../../../renderer/shared/navigation.ts';
import { translator } from './text.ts';

test('a host is known as a region with and without its last stroke', () => {
  expect(regionOf('https://rtc-api-sha.zego.im/')).toBe('shanghai');
  expect(regionOf('https://rtc-api-sha.zego.im')).toBe('shanghai');
  expect(regionOf('https://rtc-api-sha.zego.im.example/')).toBeNull();
});

test('what could be an endpoint', () => {
  expect(['https://a.example/', 'http://127.0.0.1:1/'].map(isPossibleEndpoint)).toEqual([
    true,
    true,
  ]);
  expect(['', 'rtc-api.zego.im', 'ftp://a/', 'javascript:1'].map(isPossibleEndpoint)).toEqual([
    false,
    false,
    false,
    false,
  ]);
});

test.each([
  ['https://relay.example:8443/zego', 'relay.example:8443'],
  ['https://rtc-api.zego.im.example/', 'rtc-api.zego.im.example'],
  ['https://rtc-api.zego.im/other', 'rtc-api.zego.im'],
  ['https://rtc-api.zego.im', null],
  ['http://127.0.0.1:4100/', null],
  ['http://[::1]:4100/', null],
  ['https://localhost/', null],
  ['https://localhost.example/', 'localhost.example'],
  ['not an address', null],
])('signatures for %s go to a host that must be confirmed: %s', (endpoint, host) => {
  expect(foreignHost(endpoint)).toBe(host);
});

describe('a test of an account, in words', () => {
  const result = (change: Partial<AccountTest>): AccountTest => ({
    verdict: 'proven',
    code: 0,
    message: 'success',
    detail: null,
    clockOffsetSeconds: 0,
    ...change,
  });
  test('only what is proven is green', () => {
    for (const verdict of accountTestSchema.shape.verdict.options) {
      const { tone } = testText(result({ verdict }), translator('en'));
      expect([verdict, tone]).toEqual([verdict, verdict === 'proven' ? 'green' : 'amber']);
    }
  });
  test('a clock is off by so much, and in one of two directions', () => {
    const off = (clockOffsetSeconds: number) =>
      testText(result({ verdict: 'clock-off', clockOffsetSeconds }), translator('en')).text;
    expect(off(1804)).toMatch(/1804 s behind/);
    expect(off(-1804)).toMatch(/1804 s ahead/);
    expect(off(0)).toMatch(/a corrected time was also tried/);
  });
  test('what came is there for support, where it settles something other than success', () => {
    const unclear = result({ verdict: 'unclear', code: 100000011, message: 'no config' });
    expect(testText(unclear, translator('en')).came).toBe(
      '100000011 · Settings of this AppId not available · no config',
    );
    expect(testText(result({}), translator('en')).came).toBe('');
  });
});

describe('the time-outs', () => {
  const initial = timeoutsFormOf(INITIAL_SETTINGS.network.timeouts);

  test('go through unchanged', () => {
    expect(timeoutsOf(initial)).toEqual(INITIAL_SETTINGS.network.timeouts);
    expect(wrongTimeouts(initial)).toEqual([]);
  });
  test.each([
    [{ connect: '0', headers: '121', body: '1.5' }, ['connect', 'headers', 'body']],
    [{ connect: '1', headers: '', body: '120' }, ['headers']],
  ])('%j', (form, fields) => {
    expect(wrongTimeouts(form)).toEqual(fields);
  });
});

test('the times of idling are the usual ones and the one in force', () => {
  expect(idleChoices(null)).toEqual([null, 5, 15, 30, 60]);
  expect(idleChoices(15)).toEqual([null, 5, 15, 30, 60]);
  expect(idleChoices(7)).toEqual([null, 5, 7, 15, 30, 60]);
});

test('what is practice whatever it is called', () => {
  const addresses = ['http://127.0.0.1:41234/', 'http://[::1]:1/', 'https://localhost/'];
  expect(addresses.map(isLoopback)).toEqual([true, true, true]);
  expect(['https://127.0.0.1.example/', 'x', ''].map(isLoopback)).toEqual([false, false, false]);
});

test('an address names a section and a part of it; any other leads to the presets', () => {
  expect(placeOf('#/settings/new-account')).toEqual({
    section: 'settings',
    part: 'new-account',
    item: null,
  });
  expect(placeOf(hrefOf('presets', 'edit', 'a-1'))).toEqual({
    section: 'presets',
    part: 'edit',
    item: 'a-1',
  });
  expect(hrefOf('presets', 'run', 'p1')).toBe('#/presets/run/p1');
  expect(placeOf('#/history')).toEqual({ section: 'history', part: null, item: null });
  for (const hash of ['', '#', '#/nowhere/x', '#/__proto__']) {
    expect(placeOf(hash)).toEqual({ section: 'presets', part: null, item: null });
  }
});
