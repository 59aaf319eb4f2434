import { describe, expect, test } from 'vitest';
import { networkSchema, proxyUrlSchema } from '#contract/model/network.ts';
import {
  asNamedInEnvironment,
  loginInEnvironment,
  readProxyRule,
} from '../../../electron/app/network/system-proxy.ts';
import { INITIAL_SETTINGS } from '../../../electron/storage/settings.ts';
import { PROXY_UNUSABLE } from '../../../electron/zego/connect/faults.ts';

test.each([
  ['DIRECT', null],
  ['PROXY cache:3128', 'http://cache:3128'],
  ['HTTP cache:3128', 'http://cache:3128'],
  ['HTTPS cache:443', 'https://cache:443'],
  ['PROXY [::1]:3128', 'http://[::1]:3128'],
  ['PROXY one:1; PROXY two:2; DIRECT', 'http://one:1'],
  ['DIRECT; PROXY one:1', null],
  [' PROXY   cache:3128 ;DIRECT', 'http://cache:3128'],
  ['SOCKS5 tunnel:1080; PROXY cache:3128', 'socks5://tunnel:1080'],
  ['SOCKS tunnel:1080; PROXY cache:3128', 'http://cache:3128'],
  ['SOCKS tunnel:1080; DIRECT', null],
])('%j: %s', (rule, expected) => {
  expect(readProxyRule(rule)).toBe(expected);
});

test.each([
  'SOCKS tunnel:1080',
  'SOCKS4 tunnel:1080',
  'PROXY',
  'QUIC cache:443',
  'SOCKS a:1;QUIC b:2',
])('%j has no way that we can go, and direct is not among them', (rule) => {
  expect(() => readProxyRule(rule)).toThrow(PROXY_UNUSABLE);
});

test.each([
  ['http://a:b@cache:3128', 'http://cache:3128', { user: 'a', password: 'b' }],
  ['a:b%3Ac@cache:3128', 'http://cache:3128', { user: 'a', password: 'b:c' }],
  ['http://a:%@cache', 'http://cache:80', { user: 'a', password: '%' }],
  ['socks5://a:b@tunnel:1080', 'socks5://tunnel:1080', { user: 'a', password: 'b' }],
  ['http://a:b@cache:3128', 'http://other:3128', null],
  ['http://cache:3128', 'http://cache:3128', null],
  ['http://[', 'http://cache:3128', null],
])('https_proxy=%s has for %s the login %j', (value, url, login) => {
  expect(loginInEnvironment(url, { https_proxy: value })).toEqual(login);
  expect(loginInEnvironment(url, { ALL_PROXY: value })).toEqual(login);
});

test.each([
  ['socks5://tunnel:1080', 'socks5://tunnel:1080'],
  ['socks5h://a:b@tunnel:1080', 'socks5://tunnel:1080'],
  ['socks://tunnel:1080', 'socks5://tunnel:1080'],
  ['http://tunnel:1080', 'http://tunnel:1080'],
  ['https://tunnel:1080', 'http://tunnel:1080'],
  ['tunnel:1080', 'http://tunnel:1080'],
  ['socks5://other:1080', 'http://tunnel:1080'],
  ['socks5://tunnel:1081', 'http://tunnel:1080'],
  ['', 'http://tunnel:1080'],
])('https_proxy=%s, which is PROXY tunnel:1080 to Chromium, is %s', (value, url) => {
  expect(asNamedInEnvironment('http://tunnel:1080', { https_proxy: value })).toBe(url);
  expect(asNamedInEnvironment('http://tunnel:1080', { ALL_PROXY: value })).toBe(url);
});

test.each(['socks4://tunnel:1080', 'quic://tunnel:1080', 'ftp://tunnel:1080'])(
  'https_proxy=%s cannot be used, and is no HTTP proxy either',
  (value) => {
    const read = () => asNamedInEnvironment('http://tunnel:1080', { https_proxy: value });
    expect(read).toThrow(PROXY_UNUSABLE);
  },
);

describe('a proxy that a person enters', () => {
  test.each([
    'http://cache:3128',
    'socks5://cache:1080',
    'https://cache',
    ' http://cache.example.com:8080/ ',
  ])('%j', (url) => {
    expect(proxyUrlSchema.safeParse(url).success).toBe(true);
  });

  test.each([
    'cache:3128',
    'socks4://cache:1080',
    'socks5://me:word@cache:1080',
    'ftp://cache',
    'http://',
    'http://user:pass@cache:3128',
    'http://user@cache:3128',
    '',
    `http://${'x'.repeat(2048)}`,
  ])('%j is refused', (url) => {
    expect(proxyUrlSchema.safeParse(url).success).toBe(false);
  });

  test.each([0, 121, 1.5, -1])('a time-out of %d s is refused', (connect) => {
    const { network } = INITIAL_SETTINGS;
    const timeouts = { ...network.timeouts, connect };
    expect(networkSchema.safeParse({ ...network, timeouts }).success).toBe(false);
  });
});
