import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  isHeadless,
  leaveBuses,
  SessionBus,
} from '../../../electron/control/command-line/headless-bus.ts';
import { tempFolder } from '../../support/desktop/temp.ts';

const SESSION = 'unix:path=/run/user/1000/bus';
const NOWHERE = '/nonexistent/bus';
const EXIT = ['--start=x', '--exit'];

test.each([
  [EXIT, true],
  [['--start=x'], false],
  [['--hidden', '--', '--exit'], false],
  [['cdn-recorder:x', '--exit'], false],
])('headless: %j is %j', (args, expected) => {
  expect(isHeadless(args)).toBe(expected);
});

describe('a run that leaves by itself keeps Chromium’s library off, and leaves the others a way', () => {
  test.each([
    [{ DBUS_SESSION_BUS_ADDRESS: SESSION }, `unix:path=${NOWHERE},path=/run/user/1000/bus`],
    [{ XDG_RUNTIME_DIR: '/run/user/1000' }, `unix:path=${NOWHERE},path=/run/user/1000/bus`],
    [
      { DBUS_SESSION_BUS_ADDRESS: 'unix:guid=1,abstract=/tmp/dbus%20x,guid=2;tcp:host=x' },
      `unix:abstract=${NOWHERE},abstract=/tmp/dbus%20x`,
    ],
    [{}, `unix:path=${NOWHERE}`],
  ])('%j', (given, expected) => {
    const environment: NodeJS.ProcessEnv = { ...given };
    expect(leaveBuses(environment, EXIT, 'linux')).toBe(true);
    expect(environment.DBUS_SESSION_BUS_ADDRESS).toBe(expected);
    expect(environment.DBUS_SYSTEM_BUS_ADDRESS).toBe(`unix:path=${NOWHERE}`);
  });
});

test.each([
  ['with a tray', {}, ['--hidden'], 'linux'],
  ['on another system', {}, EXIT, 'darwin'],
  ['by another way', { DBUS_SESSION_BUS_ADDRESS: 'tcp:host=x' }, EXIT, 'linux'],
  ['with the key store of KDE', { XDG_CURRENT_DESKTOP: 'KDE' }, EXIT, 'linux'],
  ['with that key store by name', {}, [...EXIT, '--password-store=kwallet6'], 'linux'],
] as const)('stays on the buses: %s', (_what, given, args, platform) => {
  const environment: NodeJS.ProcessEnv = { DBUS_SESSION_BUS_ADDRESS: SESSION, ...given };
  const before = { ...environment };
  expect(leaveBuses(environment, args, platform)).toBe(false);
  expect(environment).toEqual(before);
});

test('another key store on the desktop of KDE needs no bus of Chromium’s', () => {
  const environment: NodeJS.ProcessEnv = { XDG_CURRENT_DESKTOP: 'KDE' };
  expect(leaveBuses(environment, [...EXIT, '--password-store=gnome-libsecret'], 'linux')).toBe(
    true,
  );
});

describe('whether the bus has died', () => {
  test('it has where it was there and is gone; one that never was has not', async () => {
    const folder = tempFolder('bus');
    try {
      const path = join(folder.path, 's');
      const bus = createServer((socket) => socket.on('error', () => undefined)).listen(path);
      await once(bus, 'listening');
      const environment: NodeJS.ProcessEnv = {
        DBUS_SESSION_BUS_ADDRESS: `unix:path=${path},guid=1`,
      };
      leaveBuses(environment, EXIT, 'linux');
      const session = new SessionBus(environment);
      expect(await session.hasDied()).toBe(false);
      await new Promise((closed) => bus.close(closed));
      expect(await session.hasDied()).toBe(true);
      expect(await new SessionBus(environment).hasDied()).toBe(false);
    } finally {
      folder.remove();
    }
  });

  test('a process that was never kept off it cannot tell, and says no', async () => {
    expect(await new SessionBus({ DBUS_SESSION_BUS_ADDRESS: SESSION }).hasDied()).toBe(false);
  });
});
