import { BrowserWindow, type BrowserWindowConstructorOptions } from 'electron';
import type { PageOrigin } from '../../ipc/sender.ts';
import { APP_ORIGIN, OPAQUE_ORIGIN } from './app-protocol.ts';
import { keepZoom, type PageAppearance } from './page-appearance.ts';
import { pagePreferences } from './page-preferences.ts';

/** Where the pages come from and what they are given. */
export interface PagePlaces {
  readonly preload: string;
  readonly icon: string;
  /** Folder of the built pages. */
  readonly renderer: string;
  /** The development server's address, or null for the built page. */
  readonly developmentServer: string | null;
}

export interface PageOptions {
  readonly places: PagePlaces;
  /** File of the page, such as `secrets.html`; the main one is empty, or a place in it such as `#/on-air`. */
  readonly page: string;
  readonly appearance: PageAppearance;
  /** The session's name; null for the default one. */
  readonly partition: string | null;
  /** SECURITY: false for a page that asks main nothing: it gets no bridge. */
  readonly bridge?: boolean;
  /** Plays what it shows without a click in it. */
  readonly plays?: boolean;
  /** The window is never shown, and its page is not slowed down for that. */
  readonly unseen?: boolean;
  /** Begins as an entry of the taskbar, and takes no focus. */
  readonly minimized?: boolean;
  /** Fills the screen's area once it is shown; before that, it would be shown before it has painted. */
  readonly maximized?: boolean;
  /** The window is made ahead: it stays hidden until this resolves, however soon its page has painted. */
  readonly opening?: Promise<unknown>;
  readonly window: BrowserWindowConstructorOptions;
}

/** Where our pages come from: the program's own folder, or a server while they are being developed. */
export function pageOrigin(developmentServer: string | null): PageOrigin {
  if (developmentServer === null) return { address: APP_ORIGIN, document: OPAQUE_ORIGIN };
  const { origin } = new URL(developmentServer);
  return { address: origin, document: origin };
}

/** @param page as in `PageOptions` */
export const addressOf = ({ developmentServer }: PagePlaces, page: string): string =>
  `${developmentServer ?? APP_ORIGIN}/${page}`;

/** Makes a window of ours: hidden until its page has painted, and with nothing of Node or Electron in it. */
export function createPageWindow(options: PageOptions): BrowserWindow {
  const {
    places,
    page,
    appearance,
    partition,
    bridge = true,
    plays = false,
    unseen = false,
  } = options;
  const window = new BrowserWindow({
    ...options.window,
    icon: places.icon,
    show: false,
    autoHideMenuBar: true,
    // Before the page paints, so that a dark room stays dark.
    backgroundColor: appearance.ground,
    webPreferences: {
      ...(bridge && { preload: places.preload }),
      ...(unseen && { backgroundThrottling: false }),
      ...(plays && { autoplayPolicy: 'no-user-gesture-required' }),
      zoomFactor: appearance.zoom / 100,
      // What is compiled of the window's scripts is kept at its first opening, not at its second one (decision 74).
      ...(partition === null ? { v8CacheOptions: 'bypassHeatCheck' } : { partition }),
      ...pagePreferences(places.developmentServer !== null),
    },
  });
  keepZoom(window.webContents, appearance.zoom);
  window.once('ready-to-show', async () => {
    await options.opening;
    if (unseen || window.isDestroyed()) return;
    if (!options.minimized) {
      window.show();
      if (options.maximized) window.maximize();
      return;
    }
    // A window that was never shown has no place in the taskbar.
    window.showInactive();
    window.minimize();
  });
  void window.loadURL(addressOf(places, page));
  return window;
}
