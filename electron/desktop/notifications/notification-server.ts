import { Notification } from 'electron';
import { callMethod, withSessionBus } from '../../storage/vault/session-bus.ts';

/** A service that has to be started first may take its time. */
const TIMEOUT_MS = 10_000;

const NAMES: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  darwin: 'macOS',
  win32: 'Windows',
};

/**
 * The name of what shows notifications; null where nothing does. Windows and macOS do not tell whether the operator has
 * switched them off.
 */
export const notificationServer = (platform: NodeJS.Platform): Promise<string | null> =>
  platform === 'linux'
    ? freedesktopServer()
    : Promise.resolve(Notification.isSupported() ? (NAMES[platform] ?? platform) : null);

/** By the Desktop Notifications Specification 1.2, over the session's bus. */
function freedesktopServer(): Promise<string | null> {
  return withSessionBus(async (bus) => {
    const [name] = await callMethod(
      bus,
      {
        destination: 'org.freedesktop.Notifications',
        path: '/org/freedesktop/Notifications',
        interface: 'org.freedesktop.Notifications',
        member: 'GetServerInformation',
        signature: '',
        body: [],
      },
      TIMEOUT_MS,
    );
    return typeof name === 'string' ? name.slice(0, 100) : null;
  }, null);
}
