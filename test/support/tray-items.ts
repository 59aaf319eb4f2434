import type { TrayItem } from '../../electron/desktop/tray/tray-item.ts';

/** All entries of a menu and of the menus within it. */
export const flattenItems = (items: readonly TrayItem[]): TrayItem[] =>
  items.flatMap((item) => (item.kind === 'menu' ? [item, ...flattenItems(item.items)] : [item]));

/** The label of an entry; a separator is a dash. */
export const labelOf = (item: TrayItem): string => ('label' in item ? item.label : '—');
