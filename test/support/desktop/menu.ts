import { Variant } from '@jellybrick/dbus-next';
import type { BusClient } from './bus-client.ts';
import { bare } from './bus-client.ts';

/** The app's tray menu as a desktop reads it: com.canonical.dbusmenu. */

export interface MenuItem {
  id: number;
  /** As a person reads it: the mnemonic's underscore is taken out. */
  label: string;
  type: 'standard' | 'separator';
  enabled: boolean;
  visible: boolean;
  toggle: 'none' | 'checkmark' | 'radio';
  checked: boolean;
  children: MenuItem[];
}

type Layout = [id: number, properties: Record<string, unknown>, children: Layout[]];

const menuOf = (owner: string, path: string) => ({
  destination: owner,
  path,
  interface: 'com.canonical.dbusmenu',
});

export async function readMenu(bus: BusClient, owner: string, path: string): Promise<MenuItem[]> {
  const target = menuOf(owner, path);
  // Desktops announce that they are about to show the root; some apps fill their menu only then.
  await bus.call(target, 'AboutToShow', 'i', [0]).catch(() => {});
  const [, root] = await bus.call(target, 'GetLayout', 'iias', [0, -1, []]);
  return toItem(bare(root) as Layout).children;
}

export async function clickMenuItem(
  bus: BusClient,
  owner: string,
  path: string,
  id: number,
): Promise<void> {
  const body = [id, 'clicked', new Variant('s', ''), Math.floor(Date.now() / 1000)];
  try {
    await bus.call(menuOf(owner, path), 'Event', 'isvu', body);
  } catch (error) {
    // Quit may take the app off the bus before it has answered the click.
    if (!/disconnected from message bus/.test(String(error))) throw error;
  }
}

function toItem([id, properties, children]: Layout): MenuItem {
  const toggle = properties['toggle-type'];
  return {
    id,
    label: plainLabel(String(properties.label ?? '')),
    type: properties.type === 'separator' ? 'separator' : 'standard',
    enabled: properties.enabled !== false,
    visible: properties.visible !== false,
    toggle: toggle === 'checkmark' || toggle === 'radio' ? toggle : 'none',
    checked: properties['toggle-state'] === 1,
    children: children.map(toItem),
  };
}

/** `_` marks the next letter as the shortcut, `__` is an underscore. */
function plainLabel(label: string): string {
  return label.replace(/_(.)/gu, '$1');
}

/** All items, submenus included, with the labels that lead to them. */
export function flatten(items: MenuItem[], above: string[] = []): [path: string[], MenuItem][] {
  return items.flatMap((item) => {
    const path = [...above, item.label];
    return [[path, item] as [string[], MenuItem], ...flatten(item.children, path)];
  });
}

/** For error messages: one line a menu. */
export function describeMenu(items: MenuItem[]): string {
  const words = items.map((item) => {
    if (item.type === 'separator') return '---';
    const inner = item.children.length > 0 ? ` > [${describeMenu(item.children)}]` : '';
    return `"${item.label}"${item.enabled ? '' : ' (disabled)'}${inner}`;
  });
  return words.join(', ');
}
