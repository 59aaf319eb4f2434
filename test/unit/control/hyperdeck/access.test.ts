import { expect, test } from 'vitest';
import { accessList } from '../../../../electron/control/hyperdeck/access.ts';

const LOCAL = '192.0.2.5';

test('an empty list lets this machine connect, and no other', () => {
  const mayConnect = accessList([]);
  expect(mayConnect('127.0.0.1', '127.0.0.1')).toBe(true);
  expect(mayConnect('::1', '::1')).toBe(true);
  expect(mayConnect('::ffff:127.0.0.1', '::ffff:127.0.0.1')).toBe(true);
  // From this machine to its address in the network.
  expect(mayConnect(LOCAL, LOCAL)).toBe(true);
  expect(mayConnect(`::ffff:${LOCAL}`, LOCAL)).toBe(true);
  expect(mayConnect('192.0.2.6', LOCAL)).toBe(false);
  expect(mayConnect('', '')).toBe(false);
});

test('addresses and networks of the list may connect, in each form of their address', () => {
  const mayConnect = accessList(['192.0.2.7', '198.51.100.0/24', '2001:db8::/32', 'fe80::1']);
  for (const remote of [
    ...['192.0.2.7', '::ffff:192.0.2.7', '198.51.100.99', '2001:db8::9', 'fe80::1%eth0'],
  ]) {
    expect([remote, mayConnect(remote, LOCAL)]).toEqual([remote, true]);
  }
  for (const remote of ['192.0.2.8', '198.51.101.1', '2001:db9::1', 'fe80::2%eth0']) {
    expect([remote, mayConnect(remote, LOCAL)]).toEqual([remote, false]);
  }
});
