import { isDeepStrictEqual } from 'node:util';
import { Menu, type MenuItemConstructorOptions, nativeImage, Tray } from 'electron';
import type { PageAddress } from '#contract/ipc/sections.ts';
import type { DesktopCommands } from '../../app/desktop-commands.ts';
import { OpenMenu } from './open-menu.ts';
import type { TrayIcon } from './tray-icon.ts';
import type { TrayItem } from './tray-item.ts';
import type { TrayView } from './tray-view.ts';

export interface TrayActions {
  readonly commands: Pick<DesktopCommands, 'start' | 'retry' | 'stop'>;
  /** Called when a start or stop fails unforeseen. */
  onFault(error: unknown): void;
  unlock(): void;
  lock(): void;
  'pause-hotkeys'(): void;
  'resume-hotkeys'(): void;
  'pause-remote'(): void;
  'resume-remote'(): void;
  open(): void;
  openAt(address: PageAddress): void;
  /** The menu is about to show: a start may follow. Not every desktop tells. */
  aboutToShow(): void;
  quit(): void;
}

/** Sets what a `TrayView` says, whole, and only when it changed. */
export class TrayAdapter {
  readonly #tray: Tray;
  readonly #iconFile: (icon: TrayIcon) => string;
  readonly #actions: TrayActions;
  readonly #menu = new OpenMenu();
  #shown: TrayView;

  /** @param present shows already, and becomes this one; null where it does not */
  constructor(
    present: Tray | null,
    view: TrayView,
    iconFile: (icon: TrayIcon) => string,
    actions: TrayActions,
  ) {
    this.#iconFile = iconFile;
    this.#actions = actions;
    this.#tray = present ?? new Tray(this.#image(view.icon));
    if (present) present.setImage(this.#image(view.icon));
    // Never comes on some desktops: the menu holds everything that a click could do.
    this.#tray.on('click', () => actions.open());
    this.#shown = view;
    this.#tray.setToolTip(view.tooltip);
    this.#setMenu(view);
  }

  /** After `destroy` nothing: a redraw may be on its way while the program quits. */
  show(view: TrayView): void {
    if (this.#tray.isDestroyed()) return;
    const shown = this.#shown;
    this.#shown = view;
    if (view.icon !== shown.icon) this.#tray.setImage(this.#image(view.icon));
    if (view.tooltip !== shown.tooltip) this.#tray.setToolTip(view.tooltip);
    if (!isDeepStrictEqual(view.items, shown.items))
      this.#menu.replace(() => this.#setMenu(this.#shown));
  }

  destroy(): void {
    this.#menu.end();
    this.#tray.destroy();
  }

  #image(icon: TrayIcon): Electron.NativeImage {
    return nativeImage.createFromPath(this.#iconFile(icon));
  }

  /**
   * Always a new menu: on Linux a changed item stays stale until `setContextMenu` is called again. There Electron
   * tells neither that the menu opens nor that it closes (45.4), and gives each item a new number: a click on the
   * menu before does nothing.
   */
  #setMenu({ items }: TrayView): void {
    const menu = Menu.buildFromTemplate(items.map((item) => this.#entry(item)));
    menu.on('menu-will-show', () => {
      this.#menu.opened();
      this.#actions.aboutToShow();
    });
    menu.on('menu-will-close', () => this.#menu.closed());
    this.#tray.setContextMenu(menu);
  }

  #entry(item: TrayItem): MenuItemConstructorOptions {
    switch (item.kind) {
      case 'separator':
        return { type: 'separator' };
      case 'text':
        return { label: menuText(item.label), enabled: false };
      case 'menu':
        return {
          label: menuText(item.label),
          submenu: item.items.map((inner) => this.#entry(inner)),
        };
      case 'start':
      case 'retry':
      case 'stop':
        return {
          label: menuText(item.label),
          enabled: item.enabled,
          click: () => {
            const { commands, onFault } = this.#actions;
            commands[item.kind](item.presetId).catch(onFault);
          },
        };
      case 'place':
        return { label: menuText(item.label), click: () => this.#actions.openAt(item.address) };
      case 'unlock':
      case 'lock':
      case 'pause-hotkeys':
      case 'resume-hotkeys':
      case 'pause-remote':
      case 'resume-remote':
      case 'open':
      case 'quit':
        return { label: menuText(item.label), click: () => this.#actions[item.kind]() };
    }
  }
}

/** A single `&` in a menu label marks an access key and vanishes. */
const menuText = (label: string): string => label.replaceAll('&', '&&');
