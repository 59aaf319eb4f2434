import { expect, test } from 'vitest';
import { REGIONS } from '#contract/model/region.ts';
import { isLoopback, parseEndpoint } from '../../../electron/zego/request/endpoint.ts';

test('nothing given means the unified host', () => {
  expect(parseEndpoint(' ')).toEqual({ ok: true, endpoint: REGIONS.unified, practice: false });
});

test.each(Object.values(REGIONS))('%s is accepted as it is', (endpoint) => {
  expect(parseEndpoint(endpoint)).toEqual({ ok: true, endpoint, practice: false });
});

test.each(['http://127.0.0.1:8080/', 'http://localhost/', 'http://[::1]:9/', 'http://127.9.9.9/'])(
  'plain http to %s stays on this machine: practice',
  (endpoint) => {
    expect(parseEndpoint(endpoint)).toEqual({ ok: true, endpoint, practice: true });
  },
);

test.each([
  ['http://rtc-api.zego.im/', 'not-https'],
  ['http://127.0.0.1.evil.example/', 'not-https'],
  ['http://localhost.evil.example/', 'not-https'],
  ['ftp://localhost/', 'not-https'],
  ['https://user:secret@rtc-api.zego.im/', 'has-credentials'],
  ['https://rtc-api.zego.im/?Action=DeleteMedia', 'has-query'],
  ['https://rtc-api.zego.im/#x', 'has-query'],
  ['rtc-api.zego.im', 'not-a-url'],
])('%s is refused: %s', (endpoint, problem) => {
  expect(parseEndpoint(endpoint)).toEqual({ ok: false, problem });
});

test('practice follows the address, not what it looks like', () => {
  expect(isLoopback('https://127.0.0.1.example/')).toBe(false);
  expect(isLoopback('https://127.0.0.1/')).toBe(true);
  expect(isLoopback('no url')).toBe(false);
});
