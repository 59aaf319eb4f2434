import { expect, test } from 'vitest';
import { LINKS } from '#contract/ipc/links.ts';
import { ADDRESSES } from '../../../electron/desktop/open-external.ts';

/** Hosts that a browser is ever sent to. Another one is a decision, to be made here. */
const HOSTS = ['console.zego.im', 'doc-zh.zego.im'];

test.each(LINKS)('%s lies at ZEGO, behind https', (link) => {
  const { protocol, host, username, password, href } = new URL(ADDRESSES[link]);
  expect(protocol).toBe('https:');
  expect(HOSTS).toContain(host);
  expect(username + password).toBe('');
  expect(href).toBe(ADDRESSES[link]);
});
