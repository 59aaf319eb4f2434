import type { EventEmitter } from 'node:events';
import type { Message } from '@jellybrick/dbus-next';
import { addMatch, openSessionBus } from '../../storage/vault/session-bus.ts';

/**
 * Electron reports no lock of the screen on Linux. The desktops' screen savers do, each under a name of its
 * own: `org.freedesktop.ScreenSaver`, `org.gnome.ScreenSaver`, `org.xfce.ScreenSaver`, … Calls back at each
 * lock until the function returned is called.
 */
export async function onScreenSaver(listener: () => void): Promise<() => void> {
  const bus = await openSessionBus();
  if (!bus) return () => undefined;
  // A bus that ends takes the session with it: there is nothing left to lock for.
  (bus as EventEmitter).on('error', () => undefined);
  bus.on('message', ({ interface: from, member, body }: Message) => {
    if (member === 'ActiveChanged' && from?.endsWith('.ScreenSaver') && body[0] === true)
      listener();
  });
  addMatch(bus, "member='ActiveChanged'").catch(() => undefined);
  return () => bus.disconnect();
}
