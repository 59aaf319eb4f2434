import { createHash } from 'node:crypto';
import { type BusClient, bare } from './bus-client.ts';
import type { Registration } from './watcher.ts';

/** What a desktop shows of an app's tray item: org.kde.StatusNotifierItem. */

export interface TrayIcon {
  /** From the theme, or empty. */
  name: string;
  /** The pictures as sent, ARGB in network byte order. */
  pixmaps: { width: number; height: number; argb: Buffer }[];
  /** Changes when a picture changes. */
  digest: string;
}

export interface TrayItem {
  id: string;
  title: string;
  status: string;
  tooltip: string;
  icon: TrayIcon;
  menuPath: string;
}

export async function readItem(bus: BusClient, { owner, path }: Registration): Promise<TrayItem> {
  const target = { destination: owner, path, interface: 'org.kde.StatusNotifierItem' };
  const text = async (name: string) => String((await bus.property(target, name)) ?? '');
  const [id, title, status, menuPath, name] = await Promise.all([
    text('Id'),
    text('Title'),
    text('Status'),
    text('Menu'),
    text('IconName'),
  ]);
  const tooltip = bare(await bus.property(target, 'ToolTip'));
  const pixmaps = await readPixmaps(bus, target);
  const hash = createHash('sha256').update(name);
  for (const { argb } of pixmaps) hash.update(argb);
  return {
    id,
    title,
    status,
    tooltip: tooltipText(tooltip),
    icon: { name, pixmaps, digest: hash.digest('hex') },
    menuPath,
  };
}

/** (icon name, pixmaps, title, description): Electron puts its text into the title. */
function tooltipText(value: unknown): string {
  const [, , title = '', description = ''] = Array.isArray(value) ? value : [];
  return [title, description].filter((part) => part !== '').join('\n');
}

async function readPixmaps(bus: BusClient, target: Parameters<BusClient['property']>[0]) {
  const value = await bus.property(target, 'IconPixmap');
  const list = Array.isArray(value) ? (value as [number, number, ArrayLike<number>][]) : [];
  return list.map(([width, height, bytes]) => ({
    width,
    height,
    argb: Buffer.from(bytes as never),
  }));
}

/** The colour of one point of a pixmap, for "is this icon red?". */
export function pixel(icon: TrayIcon, x: number, y: number) {
  const [picture] = icon.pixmaps;
  if (!picture) throw new Error('the item carries no pixmap');
  const at = (y * picture.width + x) * 4;
  const [a = 0, r = 0, g = 0, b = 0] = picture.argb.subarray(at, at + 4);
  return { a, r, g, b };
}
