import { expect, test } from 'vitest';
import type { CertificateChoice } from '#contract/model/network.ts';
import { routeSchema } from '#contract/model/network.ts';
import { INITIAL_SETTINGS } from '../../../electron/storage/settings.ts';
import {
  certificatesAfter,
  isProxyUrlWrong,
  type RouteForm,
  routeFormOf,
  routeOf,
} from '../../../renderer/secrets/network/route-form.ts';

const initial = routeFormOf(INITIAL_SETTINGS.network);
const manual: RouteForm = { ...initial, proxy: 'manual', proxyUrl: ' http://proxy:8080 ' };

test('a form is what the contract takes', () => {
  expect(routeSchema.parse(routeOf(initial))).toEqual({
    proxy: 'system',
    proxyUrl: null,
    certificates: 'keep',
  });
  expect(routeSchema.parse(routeOf(manual))).toMatchObject({ proxyUrl: 'http://proxy:8080' });
  expect(routeSchema.safeParse({ ...routeOf(initial), proxy: 'manual' }).success).toBe(false);
});

test.each<[Partial<RouteForm>, boolean]>([
  [{}, false],
  [{ proxyUrl: '' }, true],
  [{ proxyUrl: 'proxy:8080' }, true],
  [{ proxyUrl: 'http://me:word@proxy:8080' }, true],
  [{ proxy: 'none', proxyUrl: '' }, false],
  [{ proxy: 'system', proxyUrl: 'proxy:8080' }, true],
])('%j', (change, isWrong) => {
  expect(isProxyUrlWrong({ ...manual, ...change })).toBe(isWrong);
});

test('a file that cannot be used is never what is saved', () => {
  const usable: CertificateChoice = { kind: 'usable', name: 'a.pem', count: 1 };
  const unusable: CertificateChoice = { kind: 'unusable', name: 'a.pem', fault: 'missing' };
  expect(certificatesAfter('keep', usable)).toBe('chosen');
  expect(certificatesAfter('chosen', unusable)).toBe('keep');
  expect(certificatesAfter('none', unusable)).toBe('none');
  expect(certificatesAfter('chosen', null)).toBe('chosen');
});
