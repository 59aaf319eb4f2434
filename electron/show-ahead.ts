import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { app, Tray } from 'electron';
import { type PageAddress, SHOW_PRESET } from '#contract/ipc/sections.ts';
import type { CommandRequest } from './control/command-line/request.ts';
import { wasOpenedAtLogin } from './desktop/login/login-item.ts';
import { StartingTray } from './desktop/tray/starting-tray.ts';
import { MainWindow } from './desktop/windows/main-window.ts';
import { appearanceOf, applyTheme } from './desktop/windows/page-appearance.ts';
import type { PagePlaces } from './desktop/windows/page-window.ts';
import { PlaceKeeper } from './desktop/windows/place-keeper.ts';
import { EarlyRequests } from './ipc/early-requests.ts';
import type { SettingsRepository } from './storage/ports.ts';
import { openSettings } from './storage/settings.ts';
import { WindowPlaceStore } from './storage/window-place-store.ts';

/** So long a desktop takes to take the icon in, for which it needs this thread now and then. Milliseconds. */
const TRAY_TURN_MS = 20;

export interface AheadOptions {
  readonly userData: string;
  readonly request: CommandRequest;
  readonly pages: PagePlaces;
  /** Folder of the built icons. */
  readonly icons: string;
  readonly onFault: (error: unknown) => void;
}

/** What shows of the program before anything of the data folder but the settings is read. */
export interface Ahead {
  /** Says that the program is starting; null where the command line wants no tray. */
  readonly tray: StartingTray | null;
  readonly window: MainWindow;
  /** The settings and the page's first requests, where the window is made; null where none is wanted. */
  readonly page: { readonly settings: SettingsRepository; readonly early: EarlyRequests } | null;
}

/** Where the window shows one preset. */
export const presetAddress = (id: string): PageAddress => ['presets', SHOW_PRESET, id];

/** Whether the command line wants tray and window: it waits for nothing, and receives nothing. */
export const wantsDesktop = ({ exit, receive }: CommandRequest): boolean => !exit && !receive;

/**
 * Shows the tray's icon and makes the window that will be shown, ahead of all else that the program loads and reads: a
 * renderer takes as long to start as that does. To be called by the process that owns the folder.
 */
export async function showAhead(options: AheadOptions): Promise<Ahead> {
  const { userData, request, pages, icons, onFault } = options;
  await app.whenReady();
  const keeper = new PlaceKeeper(new WindowPlaceStore(userData, new Date()), onFault);
  const window = new MainWindow(keeper);
  if (!wantsDesktop(request)) return { tray: null, window, page: null };
  const tray = startingTray(icons);
  if (request.hidden || wasOpenedAtLogin()) {
    await sleep(TRAY_TURN_MS);
    return { tray, window, page: null };
  }
  const settings = openSettings(userData, new Date());
  applyTheme(settings.get());
  const address = request.shows === undefined ? null : presetAddress(request.shows);
  window.prepare({ places: pages, appearance: appearanceOf(settings.get()) }, address);
  return { tray, window, page: { settings, early: new EarlyRequests() } };
}

/** Not grey, which would say that nothing records: that is not known yet. */
const startingTray = (icons: string): StartingTray =>
  new StartingTray(new Tray(join(icons, 'tray-unknown.png')), app.getLocale());
