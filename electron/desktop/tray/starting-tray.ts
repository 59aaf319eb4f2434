import type { Tray } from 'electron';
import { tray as english } from '#contract/locales/en/tray.ts';
import { tray as chinese } from '#contract/locales/zh-CN/tray.ts';

/** Of Electron's tray, as far as it is used here. */
interface TrayIcon {
  setToolTip(text: string): void;
  on(event: 'click', listener: () => void): unknown;
  off(event: 'click', listener: () => void): unknown;
}

/** The tray's icon before main knows what runs: it says so, has no menu, and keeps a click until then. */
export class StartingTray<Icon extends TrayIcon = Tray> {
  readonly #icon: Icon;
  #wasClicked = false;

  /** @param locale the desktop's, such as `zh-CN`: the settings, which may name another language, are not read yet */
  constructor(icon: Icon, locale: string) {
    this.#icon = icon;
    const texts = /^zh\b/i.test(locale) ? chinese : english;
    icon.setToolTip(texts['tray.programStarts']);
    icon.on('click', this.#click);
  }

  /** From here on the icon is the caller's, and so are the clicks on it. */
  handOver(): Icon {
    this.#icon.off('click', this.#click);
    return this.#icon;
  }

  /** Whether the operator has clicked it, once: the caller answers that. */
  takeClick(): boolean {
    const wasClicked = this.#wasClicked;
    this.#wasClicked = false;
    return wasClicked;
  }

  readonly #click = () => {
    this.#wasClicked = true;
  };
}
