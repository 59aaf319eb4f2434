import { expect, test } from 'vitest';
import { standInOf } from '../../../renderer/settings/stand-in.ts';

const electron = (version: string) =>
  `Mozilla/5.0 (X11; Linux x86_64) cdn-recorder/0.1.0 Chrome/130.0.0.0 Electron/${version} Safari/537.36`;

test.each<[string, string, string | undefined, object | null]>([
  ['another Electron', electron('33.2.1'), '45.4.1', { running: '33.2.1', wanted: '45.4.1' }],
  [
    'an older one of the same line',
    electron('45.4.0'),
    '45.4.1',
    { running: '45.4.0', wanted: '45.4.1' },
  ],
  ['the right one', electron('45.4.1'), '45.4.1', null],
  ['a browser', 'Mozilla/5.0 Chrome/130.0.0.0 Safari/537.36', '45.4.1', null],
  ['a page that was not bundled', electron('33.2.1'), undefined, null],
])('%s', (_what, userAgent, wanted, expected) => {
  expect(standInOf(userAgent, wanted)).toEqual(expected);
});
