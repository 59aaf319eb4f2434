import { isDeepStrictEqual } from 'node:util';
import { type BrowserWindow, screen } from 'electron';
import {
  broughtTo,
  type Display,
  fitPlace,
  fitSize,
  keptInSight,
  type Size,
  type WindowPlace,
} from './window-place.ts';

/** Dragging sends an event for each pixel; the keeper writes only the place where the window stops. */
const REST_MS = 500;

export interface PlaceStore {
  get(): WindowPlace | null;
  save(place: WindowPlace): void;
}

/** Opens the window where it was, and writes down where it is. */
export class PlaceKeeper {
  readonly #store: PlaceStore;
  readonly #onFault: (error: unknown) => void;
  #resting: NodeJS.Timeout | undefined;
  #seen: WindowPlace | null = null;

  constructor(store: PlaceStore, onFault: (error: unknown) => void) {
    this.#store = store;
    this.#onFault = onFault;
  }

  /** What to open with: a place on the screens of now, or a size alone, which the system then centres. */
  opening(
    usual: Size,
    smallest: Size,
  ): { bounds: Partial<Electron.Rectangle>; maximized: boolean } {
    const place = this.#store.get();
    const displays = displaysNow();
    const fitted = place && fitPlace(place, displays, smallest);
    if (place && fitted) return { bounds: fitted, maximized: place.maximized };
    return {
      bounds: fitSize(usual, displays[0]?.workArea ?? usual, smallest),
      maximized: false,
    };
  }

  /** Follows a window until it is gone, and brings it back into sight when its screen goes or changes. */
  follow(window: BrowserWindow, smallest: Size): void {
    const onScreens = () => {
      // What fills a screen, or is none, is placed by the desktop.
      if (window.isMinimized() || window.isFullScreen()) return;
      const bounds = keptInSight(window.getBounds(), displaysNow(), smallest);
      if (bounds) window.setBounds(bounds);
    };
    screen.on('display-removed', onScreens);
    screen.on('display-metrics-changed', onScreens);
    window.on('restore', onScreens);
    window.on('leave-full-screen', onScreens);
    window.on('closed', () => {
      screen.off('display-removed', onScreens);
      screen.off('display-metrics-changed', onScreens);
    });
    const moved = () => {
      if (window.isMinimized()) return;
      // Asked for at once: a window that is gone can no longer say where it was.
      this.#seen = placeOf(window);
      clearTimeout(this.#resting);
      this.#resting = setTimeout(() => this.flush(), REST_MS);
    };
    window.on('move', moved);
    window.on('resize', moved);
    window.on('maximize', moved);
    window.on('unmaximize', moved);
    window.on('closed', () => this.flush());
  }

  /** Brings an open window to the screen with the pointer; one that fills a screen stays there: it may be a wall. */
  bringToPointer(window: BrowserWindow, smallest: Size): void {
    if (window.isFullScreen()) return;
    const pointed = screen.getDisplayNearestPoint(screen.getCursorScreenPoint());
    const bounds = broughtTo(window.getBounds(), displaysNow(), pointed, smallest);
    if (!bounds) return;
    const isMaximized = window.isMaximized();
    if (isMaximized) window.unmaximize();
    window.setBounds(bounds);
    if (isMaximized) window.maximize();
  }

  /** Writes down where the window was seen last, if that is another place than the one that is kept. */
  flush(): void {
    clearTimeout(this.#resting);
    if (!this.#seen || isDeepStrictEqual(this.#seen, this.#store.get())) return;
    try {
      this.#store.save(this.#seen);
    } catch (error) {
      // A disk that takes nothing has a note of its own; a window's place is not worth another.
      this.#onFault(error);
    }
  }
}

function placeOf(window: BrowserWindow): WindowPlace {
  // While it is maximised or full screen: the size that it goes back to.
  const bounds = window.getNormalBounds();
  const { id, bounds: of } = screen.getDisplayMatching(window.getBounds());
  return { bounds, maximized: window.isMaximized(), display: { id, x: of.x, y: of.y } };
}

/** The screens there are, the primary one first. */
function displaysNow(): Display[] {
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id);
  return [primary, ...others];
}
