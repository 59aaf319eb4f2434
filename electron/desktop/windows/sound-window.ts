import { type BrowserWindow, session as sessions } from 'electron';
import {
  OWN_SOUND_PATH,
  readSoundAnswer,
  type SoundAnswer,
  type SoundRequest,
  soundFragment,
} from '#contract/model/alarm-sound.ts';
import type { PageAnswer, SoundPage } from '../../app/alarms/alarm-sound.ts';
import { serveAppWith } from './app-protocol.ts';
import type { PageAppearance } from './page-appearance.ts';
import { createPageWindow, type PagePlaces } from './page-window.ts';

/** SECURITY: in memory only (no `persist:`), and shared with no other page. */
export const SOUND_PARTITION = 'sound';

/** By then the page has begun to play, or it will not: a slow disk, a machine under load. */
const BEGIN_MS = 8_000;
/** By then it has played: it cuts a sound at 30 seconds. */
const END_MS = 35_000;
/** So long the page stays after a sound, since alarms repeat theirs. */
const IDLE_MS = 60_000;

/** A page of which nothing is seen needs no look; the window asks for one. */
const UNSEEN: PageAppearance = { ground: '#000000', zoom: 100 };

export interface SoundWindowOptions {
  readonly places: PagePlaces;
  /** The bytes of the operator's own sound. */
  readOwn(): Promise<Uint8Array>;
}

/**
 * A window that is never shown and makes the sounds: it is there whether the program's window is open, closed or in the
 * tray. It has no bridge: it reads its address, and main reads its title.
 */
export class SoundWindow implements SoundPage {
  readonly #options: SoundWindowOptions;
  #window: BrowserWindow | null = null;
  #turn = 0;
  #idle: NodeJS.Timeout | undefined;
  #end: (answer: PageAnswer) => void = () => undefined;

  constructor(options: SoundWindowOptions) {
    this.#options = options;
  }

  async play(request: Omit<SoundRequest, 'turn'>): Promise<PageAnswer> {
    clearTimeout(this.#idle);
    this.#turn += 1;
    const fragment = soundFragment({ ...request, turn: this.#turn });
    const page = `sound.html${fragment}`;
    const known = this.#window;
    const window = known ?? this.#open(page);
    const answer = this.#answerOf(window.webContents, this.#turn);
    if (known) this.#tell(known.webContents, fragment);
    const given = await answer;
    // What did not play is begun anew the next time.
    if (given === null || given === 'hushed') this.close();
    else this.#idle = setTimeout(() => this.close(), IDLE_MS);
    return given;
  }

  /** Another fragment of the same page: the page stays, and hears of the change. */
  #tell(contents: Electron.WebContents, fragment: string): void {
    const address = new URL(fragment, contents.getURL());
    contents.loadURL(address.href).catch(() => undefined);
  }

  hush(): void {
    this.#end('hushed');
  }

  close(): void {
    clearTimeout(this.#idle);
    const window = this.#window;
    this.#window = null;
    if (window && !window.isDestroyed()) window.destroy();
  }

  #open(page: string): BrowserWindow {
    const { places, readOwn } = this.#options;
    serveAppWith(places.renderer, sessions.fromPartition(SOUND_PARTITION), {
      path: OWN_SOUND_PATH,
      read: readOwn,
    });
    const window = createPageWindow({
      places,
      page,
      appearance: UNSEEN,
      partition: SOUND_PARTITION,
      bridge: false,
      plays: true,
      unseen: true,
      window: { width: 200, height: 100, skipTaskbar: true, focusable: false },
    });
    this.#window = window;
    // What has crashed is made anew.
    window.webContents.once('render-process-gone', () => this.close());
    return window;
  }

  /** What comes of one request; null once the page has failed or taken too long. */
  #answerOf(contents: Electron.WebContents, turn: number): Promise<PageAnswer> {
    return new Promise((resolve) => {
      const end = (answer: PageAnswer) => {
        clearTimeout(patience);
        contents.off('page-title-updated', onTitle);
        contents.off('render-process-gone', onFailed);
        contents.off('destroyed', onFailed);
        contents.off('did-fail-load', onFailed);
        resolve(answer);
      };
      const onFailed = () => end(null);
      const onTitle = (_event: unknown, title: string) => {
        const answer = readSoundAnswer(title);
        if (answer?.turn !== turn) return;
        if (answer.state === 'played') return end(factsOf(answer));
        clearTimeout(patience);
        patience = setTimeout(onFailed, END_MS);
      };
      let patience = setTimeout(onFailed, BEGIN_MS);
      this.#end = end;
      contents.on('page-title-updated', onTitle);
      contents.on('render-process-gone', onFailed);
      contents.on('destroyed', onFailed);
      contents.on('did-fail-load', onFailed);
    });
  }
}

const factsOf = ({ replaced, output }: SoundAnswer) => ({ replaced, output });
