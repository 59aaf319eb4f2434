import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { app } from 'electron';
import type { LoginItem } from '../../app/login-item.ts';
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
  return systemLoginItem([...given, '--hidden']);
}

/** An AppImage runs from a folder that changes at each start: its own file is what starts it. */
function executable(): string[] {
  const { APPIMAGE: image } = process.env;
  if (image) return [image];
  const launcher = join(dirname(process.execPath), LAUNCHER);
  if (app.isPackaged) return [existsSync(launcher) ? launcher : process.execPath];
  return [process.execPath, app.getAppPath()];
}

/** macOS starts an app without arguments: there `wasOpenedAtLogin` says that no window is wanted. */
function systemLoginItem(args: string[]): LoginItem {
  return {
    read() {
      const { openAtLogin, executableWillLaunchAtLogin, status } = app.getLoginItemSettings({
        args,
      });
      if (status === 'requires-approval') return { state: 'unknown', detail: status };
      // Switched off in the Task Manager of Windows, the entry stays.
      const isHeldBack = process.platform === 'win32' && !executableWillLaunchAtLogin;
      return { state: openAtLogin && !isHeldBack ? 'on' : 'off', detail: null };
    },
    write: (isOn) => app.setLoginItemSettings({ openAtLogin: isOn, args }),
  };
}

/** Whether macOS has started this process at login. */
export const wasOpenedAtLogin = (): boolean =>
  process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin;
