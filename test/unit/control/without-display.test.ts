import { expect, test } from 'vitest';
import { VIEW_OPTIONS } from '../../../electron/control/command-line/view-options.ts';
import { lacksDisplay } from '../../../electron/control/command-line/without-display.ts';
import { readDocument } from '../../support/documents.ts';

test.each<[string, NodeJS.ProcessEnv, string[], NodeJS.Platform, boolean]>([
  ['a receiver without a display', {}, ['--receive'], 'linux', true],
  [
    'an empty display',
    { DISPLAY: '', WAYLAND_DISPLAY: '' },
    ['--json', '--receive'],
    'linux',
    true,
  ],
  ['a view', {}, ['--json', '--status'], 'linux', true],
  ['a dry run', {}, ['--start=a', '--dry-run'], 'linux', true],
  ['a history', {}, ['--history'], 'linux', true],
  ['an export', {}, ['--export=a.json'], 'linux', true],
  ['an administration of a room', {}, ['--room-status'], 'linux', true],
  ['a new operator of a room', {}, ['--room-add-operator=anna'], 'linux', true],
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

test.each(['build/setup/start.mjs', 'build/package/launch.sh'])(
  '%s knows each option without a window',
  (launcher) => {
    const text = readDocument(launcher);
    const others = ['--receive', '--dry-run', '--history', '--export='];
    const rooms = ['--room-init', '--room-migrate', '--room-status', '--room-add-operator='];
    for (const option of [...others, ...rooms, ...VIEW_OPTIONS]) expect(text).toContain(option);
  },
);
