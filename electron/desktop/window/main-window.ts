import type { BrowserWindow } from 'electron';
import { createPageWindow, type PagePlaces } from './page-window.ts';

export const WINDOW_TITLE = 'CDN Recorder';
const SIZE = { width: 1120, height: 760, minWidth: 720, minHeight: 480 };

export interface MainWindowOptions {
  readonly places: PagePlaces;
  readonly dark: boolean;
  /** The operator has come to the window: a start may follow. */
  readonly onFocus: () => void;
}

/** The window. Closed, it is gone: the renderer does not stay behind in the tray. */
export class MainWindow {
  #window: BrowserWindow | null = null;

  get contents(): Electron.WebContents | null {
    return this.#window?.webContents ?? null;
  }

  /** Opens the window, or brings the open one to the front. */
  open(options: () => MainWindowOptions): void {
    if (this.#window) {
      if (this.#window.isMinimized()) this.#window.restore();
      this.#window.show();
      this.#window.focus();
      return;
    }
    this.#window = create(options());
    this.#window.on('closed', () => {
      this.#window = null;
    });
  }
}

function create({ places, dark, onFocus }: MainWindowOptions): BrowserWindow {
  const window = createPageWindow({
    places,
    page: 'index.html',
    dark,
    partition: null,
    window: { ...SIZE, title: WINDOW_TITLE },
  });
  window.on('focus', onFocus);
  return window;
}

/** SECURITY: for every page that this process will ever show: it goes nowhere and opens nothing. */
export function confine(contents: Electron.WebContents): void {
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** SECURITY: no permission but writing to the clipboard, and no download. */
export function confineSession(session: Electron.Session): void {
  session.setPermissionRequestHandler((_contents, permission, decide) =>
    decide(permission === 'clipboard-sanitized-write'),
  );
  session.setPermissionCheckHandler(
    (_contents, permission) => permission === 'clipboard-sanitized-write',
  );
  // Chromium would look up a dictionary server at every start: nothing is sent that nobody asked for.
  session.setSpellCheckerLanguages([]);
  session.on('will-download', (event) => event.preventDefault());
}
