import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { app } from 'electron';
import type { LoginItem } from '../../app/login-item.ts';
import { windowsArgument } from './windows-argument.ts';
import { xdgAutostart } from './xdg-autostart.ts';

/** Beside the executable of the Debian package (`build/package/launch.sh`): it looks at the session first. */
const LAUNCHER = 'cdn-recorder-launch';

/**
 * The start at login on this system.
 *
 * @param folder the data folder, where the program was given one of its own.
 */
export function loginItem(platform: NodeJS.Platform, folder: string | null): LoginItem {
  const given = folder === null ? [] : [`--user-data-dir=${resolve(folder)}`];
  if (platform === 'linux') {
    const command = [...executable(), ...given];
    return xdgAutostart({ environment: process.env, home: homedir(), command });
  }
  return systemLoginItem(platform, [...given, '--hidden']);
}

/** An AppImage runs from a folder that changes at each start: its own file is what starts it. */
function executable(): string[] {
  const { APPIMAGE: image } = process.env;
  if (image) return [image];
  const launcher = join(dirname(process.execPath), LAUNCHER);
  if (app.isPackaged) return [existsSync(launcher) ? launcher : process.execPath];
  return [process.execPath, app.getAppPath()];
}

/** What Windows is to run at login; macOS starts the app itself, without arguments. */
export const startedAtLogin = (
  platform: NodeJS.Platform,
  executable: string,
  args: string[],
): Pick<Electron.Settings, 'path' | 'args'> =>
  platform === 'win32' ? { path: `"${executable}"`, args: args.map(windowsArgument) } : { args };

/** macOS starts an app without arguments: there `wasOpenedAtLogin` says that no window is wanted. */
function systemLoginItem(platform: NodeJS.Platform, args: string[]): LoginItem {
  const started = startedAtLogin(platform, process.execPath, args);
  return {
    read() {
      const { openAtLogin, executableWillLaunchAtLogin, status } =
        app.getLoginItemSettings(started);
      if (status === 'requires-approval') return { state: 'unknown', detail: status };
      // Switched off in the Task Manager of Windows, the entry stays.
      const isHeldBack = platform === 'win32' && !executableWillLaunchAtLogin;
      return { state: openAtLogin && !isHeldBack ? 'on' : 'off', detail: null };
    },
    write: (isOn) => app.setLoginItemSettings({ openAtLogin: isOn, ...started }),
  };
}

/** Whether macOS has started this process at login. */
export const wasOpenedAtLogin = (): boolean =>
  process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin;
