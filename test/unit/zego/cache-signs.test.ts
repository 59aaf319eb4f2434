import { expect, test } from 'vitest';
import { isFromCache } from '../../../electron/zego/transport/cache-signs.ts';

test.each<[string, string | string[]]>([
  ['age', '37'],
  ['age', '0'],
  ['age', ''],
  ['x-cache', 'HIT'],
  ['x-cache', 'Hit from cloudfront'],
  ['x-cache', 'TCP_HIT from a.example'],
  ['x-cache', ['MISS from b', 'HIT from a']],
  ['x-cache-lookup', 'HIT from proxy:3128'],
  ['x-cache-status', 'STALE'],
  ['cf-cache-status', 'REVALIDATED'],
  ['x-proxy-cache', 'HIT'],
  ['cache-status', 'ExampleCache; hit; ttl=376'],
  ['warning', '110 - "Response is Stale"'],
])('%s: %j may come out of a cache', (name, value) => {
  expect(isFromCache({ date: 'x', [name]: value })).toBe(true);
});

test.each<[string, string]>([
  ['x-cache', 'MISS'],
  ['x-cache-lookup', 'MISS from proxy:3128'],
  ['cf-cache-status', 'DYNAMIC'],
  ['cache-status', 'ExampleCache; fwd=uri-miss; stored'],
  ['cache-status', 'ExampleCache; hit=?0'],
  ['cache-control', 'max-age=1'],
  ['via', '1.1 proxy'],
  ['expires', 'Thu, 01 Jan 1970 00:00:00 GMT'],
])('%s: %j is the server’s own', (name, value) => {
  expect(isFromCache({ date: 'x', [name]: value })).toBe(false);
});
