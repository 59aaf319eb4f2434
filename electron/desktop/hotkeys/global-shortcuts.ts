import { globalShortcut } from 'electron';
import type { HotkeyPort } from '../../app/hotkeys/hotkey-port.ts';

/** Electron 45 has `setSuspended`, 33 has not. */
const shortcuts: Omit<typeof globalShortcut, 'setSuspended'> &
  Partial<Pick<typeof globalShortcut, 'setSuspended'>> = globalShortcut;

/**
 * Hotkeys by Electron. On Wayland `register` may return true and nothing ever arrive, for the native back end as for X
 * programs, which get keys only while one of their windows has the focus (electron #52218).
 */
export function globalShortcuts(
  platform: NodeJS.Platform,
  environment: Readonly<Record<string, string | undefined>>,
): HotkeyPort {
  const isWayland =
    platform === 'linux' &&
    (environment.XDG_SESSION_TYPE === 'wayland' || Boolean(environment.WAYLAND_DISPLAY));
  const suspends = isWayland && typeof shortcuts.setSuspended === 'function';
  return {
    isReliable: !isWayland,
    register(accelerator, onPress) {
      try {
        return globalShortcut.register(accelerator, onPress);
      } catch {
        // A key that this version of Electron does not know.
        return false;
      }
    },
    unregister: (accelerator) => globalShortcut.unregister(accelerator),
    ...(suspends && {
      setSuspended: (suspended: boolean) => shortcuts.setSuspended?.(suspended),
    }),
  };
}
