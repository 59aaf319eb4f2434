import { expect, test } from 'vitest';
import { LINKS } from '#contract/ipc/links.ts';
import { ADDRESSES, localPages } from '../../../electron/desktop/link-addresses.ts';
import { openMedia } from '../../../electron/desktop/open-external.ts';

/** Hosts that a browser is ever sent to. Another one is a decision, to be made here. */
const HOSTS = ['console.zego.im', 'doc-zh.zego.im'];

test.each(LINKS)('%s lies at ZEGO, behind https', (link) => {
  const { protocol, host, username, password, href } = new URL(ADDRESSES[link]);
  expect(protocol).toBe('https:');
  expect(HOSTS).toContain(host);
  expect(username + password).toBe('');
  expect(href).toBe(ADDRESSES[link]);
});

/** Each would start another program than a browser, or tell one who asks. */
test.each([
  'file:///etc/passwd',
  'javascript:alert(1)',
  'ms-settings:privacy',
  'smb://server/share',
  'cdn-recorder:start',
  'app://cdn-recorder/',
  'https://user:password@cdn.example/a.mp4',
  'https://',
  '//cdn.example/a.mp4',
  'C:\\Windows\\System32\\calc.exe',
  '',
])('%s is no address of a file', async (address) => {
  await expect(openMedia(address)).rejects.toMatchObject({ code: 'file-without-address' });
});

test.each<[NodeJS.Platform, string, string]>([
  ['linux', '/usr/lib/cdn-recorder/cdn-recorder', '/usr/lib/cdn-recorder/LICENSES.chromium.html'],
  [
    'win32',
    'C:\\Programs\\cdn-recorder\\cdn-recorder.exe',
    'C:\\Programs\\cdn-recorder\\LICENSES.chromium.html',
  ],
  ['darwin', '/App.app/Contents/MacOS/cdn-recorder', '/r/LICENSES.chromium.html'],
])('on %s Chromium’s licences lie where the packager puts them', (platform, execPath, file) => {
  const pages = localPages({ platform, execPath, resourcesPath: '/r' });
  expect(pages).toEqual({ 'chromium-licences': file });
});
