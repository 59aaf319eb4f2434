import { Variant } from '@jellybrick/dbus-next';
import type { BusClient } from './bus-client.ts';

/** The place where apps announce their tray items: org.kde.StatusNotifierWatcher. */

export interface Registration {
  /** The connection that owns the item. */
  owner: string;
  path: string;
}

const NAME = 'org.kde.StatusNotifierWatcher';
const PATH = '/StatusNotifierWatcher';
const PROPERTIES = 'org.freedesktop.DBus.Properties';

export async function watchItems(
  bus: BusClient,
  onItem: (item: Registration) => void,
  onGone: (owner: string) => void,
): Promise<void> {
  const items = new Set<string>();
  const state = (): Record<string, Variant> => ({
    IsStatusNotifierHostRegistered: new Variant('b', true),
    ProtocolVersion: new Variant('i', 0),
    RegisteredStatusNotifierItems: new Variant('as', [...items]),
  });
  await bus.onSignal('org.freedesktop.DBus', 'NameOwnerChanged', ({ body }) => {
    if (body[0] === '' || body[2] !== '') return;
    const owner = String(body[0]);
    for (const item of [...items].filter((one) => one.startsWith(`${owner}/`))) {
      items.delete(item);
      bus.emit(PATH, NAME, 'StatusNotifierItemUnregistered', 's', [item]);
    }
    onGone(owner);
  });
  await bus.serve(NAME, PATH, {
    [`${NAME}.RegisterStatusNotifierHost`]: () => ['', []],
    [`${NAME}.RegisterStatusNotifierItem`]: ({ body, sender }) => {
      // An item names itself by its path or by a bus name; the sender is what can be called back.
      const named = String(body[0]);
      const path = named.startsWith('/') ? named : '/StatusNotifierItem';
      onItem({ owner: sender, path });
      // A panel beside us shows the item too.
      items.add(`${sender}${path}`);
      bus.emit(PATH, NAME, 'StatusNotifierItemRegistered', 's', [`${sender}${path}`]);
      return ['', []];
    },
    [`${PROPERTIES}.Get`]: ({ body }) => {
      const value = state()[String(body[1])];
      return value && ['v', [value]];
    },
    [`${PROPERTIES}.GetAll`]: () => ['a{sv}', [state()]],
  });
  // Apps that were there before us register when a host appears.
  bus.emit(PATH, NAME, 'StatusNotifierHostRegistered', '', []);
}
