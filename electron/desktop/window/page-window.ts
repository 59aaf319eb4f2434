import { BrowserWindow, type BrowserWindowConstructorOptions } from 'electron';
import { GROUNDS } from '../../contract/colours.ts';
import { APP_ORIGIN } from './app-protocol.ts';
import { pagePreferences } from './page-preferences.ts';

/** Where the pages come from and what they are given. */
export interface PagePlaces {
  readonly preload: string;
  readonly icon: string;
  /** The development server's address, or null for the built page. */
  readonly developmentServer: string | null;
}

export interface PageOptions {
  readonly places: PagePlaces;
  /** File of the page, such as `secrets.html`; empty for the main one. */
  readonly page: string;
  readonly dark: boolean;
  /** The session's name; null for the default one. */
  readonly partition: string | null;
  readonly window: BrowserWindowConstructorOptions;
}

/** Makes a window of ours: hidden until its page has painted, and with nothing of Node or Electron in it. */
export function createPageWindow(options: PageOptions): BrowserWindow {
  const { places, page, dark, partition } = options;
  const window = new BrowserWindow({
    ...options.window,
    icon: places.icon,
    show: false,
    autoHideMenuBar: true,
    // Before the page paints, so that a dark room stays dark.
    backgroundColor: dark ? GROUNDS.dark : GROUNDS.light,
    webPreferences: {
      preload: places.preload,
      ...(partition !== null && { partition }),
      ...pagePreferences(places.developmentServer !== null),
    },
  });
  window.once('ready-to-show', () => window.show());
  void window.loadURL(`${places.developmentServer ?? APP_ORIGIN}/${page}`);
  return window;
}
