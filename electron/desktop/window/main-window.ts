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
    page: '',
    dark,
    partition: null,
    window: { ...SIZE, title: WINDOW_TITLE },
  });
  window.on('focus', onFocus);
  return window;
}
