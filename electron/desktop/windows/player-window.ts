import { type BrowserWindow, session as sessions } from 'electron';
import { type PlayerRequest, playerAddress } from '#contract/model/player.ts';
import { originOf } from '../../ipc/origin.ts';
import { Refused } from '../../recording/refused.ts';
import type { PageAppearance } from './page-appearance.ts';
import { createPageWindow, type PagePlaces } from './page-window.ts';
import { admitMedia, type MediaRoute, PLAYER_PARTITION } from './player-session.ts';

const USUAL = { width: 960, height: 640 };
const SMALLEST = { width: 480, height: 320 };

export interface PlayOptions {
  readonly places: PagePlaces;
  readonly appearance: PageAppearance;
  /** The proxy that leads to the file's host; null for a direct connection. */
  readonly route: MediaRoute | null;
}

/** The window that plays a file: one at a time, and another file takes its place. */
export class PlayerWindow {
  #window: BrowserWindow | null = null;
  /** Of the newest file: an older one that is still being prepared gives up. */
  #turn = 0;

  get contents(): Electron.WebContents | null {
    return this.#window?.webContents ?? null;
  }

  /** @throws Refused for an address that no browser could load. */
  async play(request: PlayerRequest, { places, appearance, route }: PlayOptions): Promise<void> {
    const origin = originOf(request.url);
    if (origin === null) throw new Refused('bad-request', 'This is no address of a file.');
    this.#turn += 1;
    const turn = this.#turn;
    this.#window?.destroy();
    const session = sessions.fromPartition(PLAYER_PARTITION);
    const { renderer, developmentServer } = places;
    await admitMedia(session, { origin, route, renderer, developmentServer });
    if (turn !== this.#turn) return;
    const window = createPageWindow({
      places,
      page: playerAddress(request),
      appearance,
      partition: PLAYER_PARTITION,
      bridge: false,
      plays: true,
      window: { ...USUAL, minWidth: SMALLEST.width, minHeight: SMALLEST.height },
    });
    this.#window = window;
    answerProxy(window.webContents, route);
    window.once('closed', () => {
      if (this.#window === window) this.#window = null;
      // Parts of the file, and its signed address with them.
      void session.clearCache();
    });
  }

  close(): void {
    this.#turn += 1;
    this.#window?.destroy();
  }
}

/** SECURITY: the login goes to the proxy that it was entered for, once, and to no server. */
function answerProxy(contents: Electron.WebContents, route: MediaRoute | null): void {
  let given = false;
  contents.on('login', (event, _details, { isProxy }, answer) => {
    event.preventDefault();
    if (isProxy && route?.login && !given) {
      given = true;
      answer(route.login.user, route.login.password);
    } else answer();
  });
}
