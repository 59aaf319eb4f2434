import { describe, expect, test } from 'vitest';
import { networkSchema, proxyUrlSchema } from '../../../electron/contract/network.ts';
import { readProxyRule } from '../../../electron/desktop/network/system-proxy.ts';
import { INITIAL_SETTINGS } from '../../../electron/storage/settings.ts';

test.each([
  ['DIRECT', null],
  ['', null],
  ['PROXY cache:3128', 'http://cache:3128'],
  ['HTTP cache:3128', 'http://cache:3128'],
  ['HTTPS cache:443', 'https://cache:443'],
  ['PROXY [::1]:3128', 'http://[::1]:3128'],
  ['PROXY one:1; PROXY two:2; DIRECT', 'http://one:1'],
  ['DIRECT; PROXY one:1', null],
  [' PROXY   cache:3128 ;DIRECT', 'http://cache:3128'],
  ['SOCKS5 tunnel:1080; PROXY cache:3128', 'http://cache:3128'],
  ['SOCKS tunnel:1080', null],
  ['PROXY', null],
  ['QUIC cache:443', null],
])('%j: %s', (rule, expected) => {
  expect(readProxyRule(rule)).toBe(expected);
});

describe('a proxy that a person enters', () => {
  test.each(['http://cache:3128', 'https://cache', ' http://cache.example.com:8080/ '])(
    '%j',
    (url) => {
      expect(proxyUrlSchema.safeParse(url).success).toBe(true);
    },
  );

  test.each([
    'cache:3128',
    'socks5://cache:1080',
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
