import { isDeepStrictEqual } from 'node:util';
import type { BrowserWindow } from 'electron';
import type { PagePlace } from '#contract/ipc/channels.ts';
import { hrefOf, type PageAddress } from '#contract/ipc/sections.ts';
import type { broadcast } from '../../ipc/broadcast.ts';
import type { PageAppearance } from './page-appearance.ts';
import { addressOf, createPageWindow, type PagePlaces } from './page-window.ts';
import type { PlaceKeeper } from './place-keeper.ts';
import { WantedPlace } from './wanted-place.ts';

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

/** A window that is made, and not yet opened. */
interface Prepared {
  readonly address: PageAddress | null;
  readonly show: () => void;
}

/** The window. Closed, it is gone: the renderer does not stay behind in the tray. */
export class MainWindow {
  readonly #keeper: PlaceKeeper;
  #window: BrowserWindow | null = null;
  #prepared: Prepared | null = null;
  #options: MainWindowOptions | null = null;
  #send: typeof broadcast | null = null;
  #title = WINDOW_TITLE;
  readonly #wanted = new WantedPlace();

  constructor(keeper: PlaceKeeper) {
    this.#keeper = keeper;
  }

  /** From here on it can tell its page something; what checks that is loaded after the window is made. */
  connect(send: typeof broadcast): void {
    this.#send = send;
  }

  get contents(): Electron.WebContents | null {
    return this.#window?.webContents ?? null;
  }

  /**
   * Makes the window ahead and loads its page, while main reads its own files: a renderer takes as long to start as
   * they do. The window stays hidden until `open`, and the page shows nothing before it has main's state.
   */
  prepare(
    { places, appearance }: Pick<MainWindowOptions, 'places' | 'appearance'>,
    address: PageAddress | null,
  ): void {
    const opening = new Promise<void>((show) => {
      this.#prepared = { address, show };
    });
    this.#window = this.#create({ places, appearance }, address, opening);
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
    if (this.#window && this.#prepared) {
      this.#openPrepared(options(), address);
      return;
    }
    if (this.#window) {
      if (address !== null && this.#wanted.request(address))
        this.#send?.(this.contents, 'section.requested', placeOf(address));
      if (this.#window.isMinimized()) this.#window.restore();
      if (toPointer) this.#keeper.bringToPointer(this.#window, SMALLEST);
      this.#window.show();
      this.#window.focus();
      return;
    }
    this.#options = options();
    this.#window = this.#create(this.#options, address);
  }

  /** Takes the window away, with its page: the program cannot answer it. */
  discard(): void {
    this.#window?.destroy();
  }

  #openPrepared(options: MainWindowOptions, address: PageAddress | null): void {
    const prepared = this.#prepared;
    this.#prepared = null;
    this.#options = options;
    // A link came in between.
    if (address !== null && !isDeepStrictEqual(address, prepared?.address)) {
      void this.#window?.loadURL(addressOf(options.places, hrefOf(...address)));
    }
    prepared?.show();
  }

  /** What was requested before the page listened, which it does from now on; null where nothing was. */
  takePlace(): PagePlace | null {
    const address = this.#wanted.take();
    return address && placeOf(address);
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
    {
      places,
      appearance,
      minimized = false,
    }: Pick<MainWindowOptions, 'places' | 'appearance' | 'minimized'>,
    address: PageAddress | null,
    opening?: Promise<void>,
  ): BrowserWindow {
    const { bounds, maximized } = this.#keeper.opening(USUAL, SMALLEST);
    const window = createPageWindow({
      places,
      page: address === null ? '' : hrefOf(...address),
      appearance,
      minimized,
      maximized,
      ...(opening && { opening }),
      partition: null,
      window: {
        ...USUAL,
        ...bounds,
        minWidth: SMALLEST.width,
        minHeight: SMALLEST.height,
        title: this.#title,
      },
    });
    this.#keeper.follow(window, SMALLEST);
    this.#wanted.forget();
    window.webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
      if (isMainFrame && !isSameDocument) this.#wanted.loads();
    });
    window.on('close', (event) => {
      if (this.#options?.mayClose() ?? true) return;
      event.preventDefault();
      window.minimize();
      this.#options?.onKept();
    });
    window.on('closed', () => {
      this.#window = null;
      this.#prepared = null;
    });
    // The title is main's, and the page's own says less.
    window.on('page-title-updated', (event) => event.preventDefault());
    const tell = (fullScreen: boolean) => () =>
      this.#send?.(window.webContents, 'window.fullScreenChanged', { fullScreen });
    window.on('enter-full-screen', tell(true));
    window.on('leave-full-screen', tell(false));
    window.on('focus', () => {
      window.flashFrame(false);
      this.#options?.onFocus();
    });
    return window;
  }
}

const placeOf = ([section, ...parts]: PageAddress): PagePlace => ({ section, parts });
