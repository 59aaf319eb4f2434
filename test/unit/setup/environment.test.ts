import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import {
  leavesSystemPackages,
  mendEnvironment,
  takeOwnOptions,
  withoutForeign,
  withSystemFolders,
} from '../../../build/setup/environment.mjs';
import { cacheFor } from '../../../build/setup/npm.mjs';
import {
  addressesOf,
  authorityFile,
  cookiesIn,
} from '../../../build/setup/system/display-probe.mjs';
import { tempFolder } from '../../support/desktop/temp.ts';

afterEach(() => {
  vi.restoreAllMocks();
  takeOwnOptions([], {});
});

test('what is meant for other programs goes, what is meant for this one stays', () => {
  const foreign = {
    NODE_OPTIONS: '--require=/missing.cjs',
    NODE_ENV: 'production',
    ELECTRON_RUN_AS_NODE: '1',
    npm_config_omit: 'dev',
    'npm_config_dry-run': 'true',
    NPM_CONFIG_GLOBAL: 'true',
  };
  const ours = {
    HOME: '/somewhere',
    NODE_EXTRA_CA_CERTS: '/certificates',
    npm_config_omit_lockfile_registry_resolved: 'true',
    npm_config_ignore_scripts: 'true',
    npm_config_cache: '/cache',
    https_proxy: 'http://proxy',
  };
  expect(withoutForeign({ ...foreign, ...ours })).toEqual(ours);
});

test('a shortened PATH keeps its own order, and gets the system’s folders behind it', () => {
  expect(withSystemFolders('/mine:/usr/bin').split(':').slice(0, 3)).toEqual([
    '/mine',
    '/usr/bin',
    '/usr/local/sbin',
  ]);
  expect(withSystemFolders('')).toContain('/usr/sbin');
});

test.runIf(process.platform === 'linux')(
  'what names something gone goes, and is said',
  async () => {
    const said: string[] = [];
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0);
    const env: NodeJS.ProcessEnv = {
      PATH: '/usr/bin',
      TMPDIR: '/gone',
      DISPLAY: 'nonsense',
      WAYLAND_DISPLAY: '/gone/wayland-0',
      XDG_SESSION_TYPE: 'wayland',
      GDK_BACKEND: 'wayland',
      ELECTRON_OZONE_PLATFORM_HINT: 'wayland',
    };
    await mendEnvironment(env);
    expect(Object.keys(env)).toEqual(['PATH']);
    expect(said.join('')).toMatch(
      /TMPDIR names \/gone.*using \/tmp\.\n.*WAYLAND_DISPLAY names \/gone\/wayland-0.*\n.*DISPLAY is "nonsense".*\n.*no other display/,
    );
    const folder = tempFolder('own-temp');
    const good = { TMPDIR: folder.path, XDG_SESSION_TYPE: 'x11' };
    await mendEnvironment(good);
    expect(good).toMatchObject({ TMPDIR: folder.path, XDG_SESSION_TYPE: 'x11' });
    folder.remove();
  },
);

test('a display is looked for where Xlib does', () => {
  const own = [{ path: '\0/tmp/.X11-unix/X3' }, { path: '/tmp/.X11-unix/X3' }];
  expect(addressesOf(':3')).toEqual({ number: '3', addresses: own });
  expect(addressesOf('unix:3.1')).toEqual({ number: '3', addresses: own });
  expect(addressesOf('localhost:10.0')?.addresses).toEqual([{ host: 'localhost', port: 6010 }]);
  expect(addressesOf('display')).toBeNull();
});

test('cookies are those of the display’s number, and of any; half a file gives what is whole', () => {
  const cookie = Buffer.alloc(16, 7);
  const file = authorityFile(cookie);
  expect(cookiesIn(file, '5')).toEqual([cookie]);
  expect(cookiesIn(Buffer.concat([file, file.subarray(0, 9)]), '5')).toEqual([cookie]);
  const numbered = Buffer.from(file);
  const at = file.indexOf('MIT-MAGIC') - 4;
  const ofFour = Buffer.concat([
    numbered.subarray(0, at),
    Buffer.from([0, 1, 0x34]),
    numbered.subarray(at + 2),
  ]);
  expect(cookiesIn(ofFour, '4')).toEqual([cookie]);
  expect(cookiesIn(ofFour, '5')).toEqual([]);
});

test('npm keeps its downloads in the project where its own cache cannot be written', () => {
  const folder = tempFolder('npm-cache');
  expect(cacheFor({ npm_config_cache: folder.path })).toBeUndefined();
  expect(cacheFor({ npm_config_cache: '/dev/null/cache' })).toMatch(/\.vite.npm-cache$/);
  expect(existsSync(join(folder.path, '.vite'))).toBe(false);
  folder.remove();
});

test.each([
  { argv: ['node', 'start.mjs', '--no-system-packages', '--json'], env: {}, leaves: true },
  { argv: ['node', 'start.mjs', '--json'], env: { npm_config_system_packages: '' }, leaves: true },
  { argv: ['node', 'start.mjs', '--json'], env: {}, leaves: false },
])('--no-system-packages is set-up’s own, with and without -- before it: $leaves', (given) => {
  const argv = [...given.argv];
  takeOwnOptions(argv, given.env);
  expect(argv).toEqual(['node', 'start.mjs', '--json']);
  expect(leavesSystemPackages()).toBe(given.leaves);
});
