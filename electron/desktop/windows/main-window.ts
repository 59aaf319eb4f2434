import type { BrowserWindow } from 'electron';
import { hrefOf, type PageAddress } from '#contract/ipc/sections.ts';
import { broadcast } from '../../ipc/broadcast.ts';
import type { PageAppearance } from './page-appearance.ts';
import { createPageWindow, type PagePlaces } from './page-window.ts';
import type { PlaceKeeper } from './place-keeper.ts';

export const WINDOW_TITLE = 'CDN Recorder';
const USUAL = { width: 1120, height: 760 };
const SMALLEST = { width: 720, height: 480 };

export interface MainWindowOptions {
  readonly places: PagePlaces;
  readonly appearance: PageAppearance;
  /** The operator has come to the window: a start may follow. */
  readonly onFocus: () => void;
  /** Whether something else leads back to the program once the window is closed. */
  readonly mayClose: () => boolean;
  /** Opened minimized, as an entry of the taskbar that leads to the program. */
  readonly minimized?: boolean;
  /** Instead of closing, the window was minimized. */
  readonly onKept: () => void;
}

/** The window. Closed, it is gone: the renderer does not stay behind in the tray. */
export class MainWindow {
  readonly #keeper: PlaceKeeper;
  #window: BrowserWindow | null = null;
  #title = WINDOW_TITLE;

  constructor(keeper: PlaceKeeper) {
    this.#keeper = keeper;
  }

  get contents(): Electron.WebContents | null {
    return this.#window?.webContents ?? null;
  }

  /**
   * Opens the window, or brings the open one to the front; at an address, if one is given.
   * @param toPointer brings it to the screen of the pointer too.
   */
  open(
    options: () => MainWindowOptions,
    address: PageAddress | null = null,
    toPointer = false,
  ): void {
    if (this.#window) {
      if (address !== null) {
        const [section, ...parts] = address;
        broadcast(this.contents, 'section.requested', { section, parts });
      }
      if (this.#window.isMinimized()) this.#window.restore();
      if (toPointer) this.#keeper.bringToPointer(this.#window, SMALLEST);
      this.#window.show();
      this.#window.focus();
      return;
    }
    this.#window = this.#create(options(), address);
    this.#window.on('closed', () => {
      this.#window = null;
    });
  }

  /** The counts first: a taskbar shows the beginning of a title. */
  setTitle(title: string): void {
    if (title === this.#title) return;
    this.#title = title;
    this.#window?.setTitle(title);
  }

  /** Lets the taskbar call for the operator, until the window has the focus; nothing where it has it. */
  flash(): void {
    if (this.#window && !this.#window.isFocused()) this.#window.flashFrame(true);
  }

  /** Fills the screen, or gives it back; nothing while no window is open. */
  toggleFullScreen(): void {
    this.#window?.setFullScreen(!this.#window.isFullScreen());
  }

  /** Before the process leaves: it ends without closing its windows. */
  rememberPlace(): void {
    this.#keeper.flush();
  }

  #create(
    { places, appearance, onFocus, mayClose, onKept, minimized = false }: MainWindowOptions,
    address: PageAddress | null,
  ): BrowserWindow {
    const { bounds, maximized } = this.#keeper.opening(USUAL, SMALLEST);
    const window = createPageWindow({
      places,
      page: address === null ? '' : hrefOf(...address),
      appearance,
      minimized,
      partition: null,
      window: {
        ...USUAL,
        ...bounds,
        minWidth: SMALLEST.width,
        minHeight: SMALLEST.height,
        title: this.#title,
      },
    });
    // Maximised before it is seen, it would be shown before it has painted.
    if (maximized && !minimized) window.once('ready-to-show', () => window.maximize());
    this.#keeper.follow(window, SMALLEST);
    window.on('close', (event) => {
      if (mayClose()) return;
      event.preventDefault();
      window.minimize();
      onKept();
    });
    // The title is main's, and the page's own says less.
    window.on('page-title-updated', (event) => event.preventDefault());
    const tell = (fullScreen: boolean) => () =>
      broadcast(window.webContents, 'window.fullScreenChanged', { fullScreen });
    window.on('enter-full-screen', tell(true));
    window.on('leave-full-screen', tell(false));
    window.on('focus', () => {
      window.flashFrame(false);
      onFocus();
    });
    return window;
  }
}
