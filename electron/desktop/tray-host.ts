import type { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Message, MessageBus } from '@jellybrick/dbus-next';
import { addMatch, callMethod, openSessionBus } from '../storage/vault/session-bus.ts';

const WATCHER = 'org.kde.StatusNotifierWatcher';
/** Answers of the bus that no process has the watcher's name. */
const ABSENT =
  /org\.freedesktop\.DBus\.Error\.(ServiceUnknown|NameHasNoOwner)|was not provided by any|does not have an owner/;

/**
 * Whether a panel shows tray items now, by the StatusNotifierItem protocol; null where the session's bus gives no
 * answer. A panel that knows the older XEmbed tray alone counts as none.
 */
async function askHost(bus: MessageBus): Promise<boolean | null> {
  try {
    const [value] = await callMethod(bus, {
      destination: WATCHER,
      path: '/StatusNotifierWatcher',
      interface: 'org.freedesktop.DBus.Properties',
      member: 'Get',
      signature: 'ss',
      body: [WATCHER, 'IsStatusNotifierHostRegistered'],
    });
    return (value as { value?: unknown } | undefined)?.value === true;
  } catch (error) {
    const { type = '', message = '' } = error as { type?: string; message?: string };
    return ABSENT.test(`${type} ${message}`) ? false : null;
  }
}

export interface TrayHostWatch {
  /** Whether a panel shows the tray's icon; null while that is not known. */
  hasHost(): boolean | null;
  stop(): void;
}

/**
 * Follows whether the desktop has a place for the tray's icon. Windows and macOS always have one.
 * @param delayMs before the bus is asked: not known until then
 */
export function watchTrayHost(platform: NodeJS.Platform, delayMs = 0): TrayHostWatch {
  const always: TrayHostWatch = { hasHost: () => true, stop: () => undefined };
  if (platform !== 'linux') return always;
  let known: boolean | null = null;
  let asked = 0;
  const ask = async (bus: MessageBus) => {
    asked += 1;
    const mine = asked;
    const answer = await askHost(bus);
    if (mine === asked) known = answer;
  };
  const follow = async (bus: MessageBus) => {
    // A bus that ends takes the session with it: there is no panel to look for.
    (bus as EventEmitter).on('error', () => undefined);
    bus.on('message', ({ member, body }: Message) => {
      const isOwner = member === 'NameOwnerChanged' && body[0] === WATCHER;
      if (isOwner || member?.startsWith('StatusNotifierHost')) void ask(bus);
    });
    const rules = [`member='NameOwnerChanged',arg0='${WATCHER}'`, `interface='${WATCHER}'`];
    // Listening comes first: a change between the answer and the rule would be missed.
    await Promise.all(rules.map((rule) => addMatch(bus, rule))).catch(() => undefined);
    await ask(bus);
  };
  let connected: MessageBus | null = null;
  let isStopped = false;
  // Without a bus there is no such panel; of another kind nothing is known.
  sleep(delayMs, undefined, { ref: false })
    .then(() => (isStopped ? null : openSessionBus()))
    .then((bus) => {
      if (isStopped || !bus) return bus?.disconnect();
      connected = bus;
      return follow(bus);
    })
    .catch(() => undefined);
  return {
    hasHost: () => known,
    stop() {
      isStopped = true;
      connected?.disconnect();
    },
  };
}
