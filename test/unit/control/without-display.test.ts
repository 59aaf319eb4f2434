import { expect, test } from 'vitest';
import { lacksDisplay } from '../../../electron/control/command-line/without-display.ts';

test.each<[string, NodeJS.ProcessEnv, string[], NodeJS.Platform, boolean]>([
  ['a receiver without a display', {}, ['--receive'], 'linux', true],
  [
    'an empty display',
    { DISPLAY: '', WAYLAND_DISPLAY: '' },
    ['--json', '--receive'],
    'linux',
    true,
  ],
  ['a display', { DISPLAY: ':0' }, ['--receive'], 'linux', false],
  ['a display of Wayland', { WAYLAND_DISPLAY: 'wayland-0' }, ['--receive'], 'linux', false],
  ['what wants a window', {}, ['--json'], 'linux', false],
  ['a run that leaves', {}, ['--exit'], 'linux', false],
  ['a platform that was chosen', {}, ['--receive', '--ozone-platform=headless'], 'linux', false],
  ['a link beside it', {}, ['--receive', 'cdn-recorder:x'], 'linux', false],
  ['behind the end of the options', {}, ['--', '--receive'], 'linux', false],
  ['another system', {}, ['--receive'], 'darwin', false],
])('%s', (_what, environment, args, platform, lacks) => {
  expect(lacksDisplay(environment, args, platform)).toBe(lacks);
});
