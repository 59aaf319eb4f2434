import { describe, expect, test } from 'vitest';
import { REGIONS } from '../../../electron/contract/region.ts';
import {
  type AccountForm,
  accountFormOf,
  accountProblems,
  endpointOf,
} from '../../../renderer/settings/account-form.ts';
import { isPossibleEndpoint, regionOf } from '../../../renderer/settings/endpoint.ts';
import { placeOf } from '../../../renderer/shared/navigation.ts';
import { accountOf } from '../../support/app-states.ts';

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

describe('the account form', () => {
  const good = accountFormOf(accountOf());
  const problems = (change: Partial<AccountForm>) =>
    accountProblems({ ...good, ...change }, ['Taken']);

  test('of an account says nothing, and gives its endpoint back', () => {
    expect(problems({})).toEqual({});
    expect(endpointOf(good)).toBe(REGIONS.unified);
    const own = accountOf({ endpoint: 'https://proxy.example/zego' });
    expect(endpointOf(accountFormOf(own))).toBe('https://proxy.example/zego');
  });
  test('never holds a secret', () => {
    expect(Object.keys(good)).toEqual(['name', 'appId', 'region', 'endpoint', 'isTest']);
  });
  test.each<[Partial<AccountForm>, string]>([
    [{ name: '' }, 'accounts.problem.name.empty'],
    [{ name: 'x'.repeat(81) }, 'accounts.problem.name.long'],
    [{ name: 'Taken' }, 'accounts.problem.name.taken'],
    [{ appId: '' }, 'accounts.problem.appId'],
    [{ appId: '0' }, 'accounts.problem.appId'],
    [{ appId: '1e3' }, 'accounts.problem.appId'],
    [{ appId: '4294967296' }, 'accounts.problem.appId'],
    [{ region: 'custom', endpoint: 'x' }, 'accounts.problem.endpoint'],
  ])('%j', (change, key) => {
    expect(Object.values(problems(change))).toEqual([key]);
  });
});

test('an address names a section and a part of it; any other leads to the presets', () => {
  expect(placeOf('#/settings/new-account')).toEqual({ section: 'settings', part: 'new-account' });
  expect(placeOf('#/history')).toEqual({ section: 'history', part: null });
  for (const hash of ['', '#', '#/nowhere/x', '#/__proto__']) {
    expect(placeOf(hash)).toEqual({ section: 'presets', part: null });
  }
});
