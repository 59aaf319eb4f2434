import { join } from 'node:path';
import { app, clipboard, dialog, Menu, Tray } from 'electron';
import type { Translate } from '../app/language.ts';
import type { StartingTray } from './tray/starting-tray.ts';

/** What the operator chooses. */
export type AfterFault = 'restart' | 'quit';

export interface StartFaultOptions {
  readonly fault: {
    /** The error, without secrets. */
    readonly cause: string;
    /** Where the whole of it is written; null where the data folder takes no log. */
    readonly logFile: string | null;
  };
  /** Shows already that the program is starting; null where it does not. */
  readonly tray: StartingTray | null;
  /** Folder of the built icons. */
  readonly icons: string;
  readonly t: Translate;
}

/**
 * Tray and dialog of a program that could not start: both say so, and that nothing was started. Built of Electron's
 * own parts alone, since whatever else there is may be what failed.
 */
export class StartFaultUi {
  /** Resolves when the operator has chosen. */
  readonly ended: Promise<AfterFault>;
  readonly #options: StartFaultOptions;
  readonly #tray: Tray;
  #end: (choice: AfterFault) => void = () => undefined;
  #dialog = new AbortController();
  #isReopened = false;

  constructor(options: StartFaultOptions) {
    this.#options = options;
    this.ended = new Promise((resolve) => {
      this.#end = resolve;
    });
    this.#tray = this.#showTray();
    void this.#ask();
  }

  /** Brings the dialog to the operator. */
  bringToFront(): void {
    this.#isReopened = true;
    this.#dialog.abort();
    app.focus();
  }

  end(choice: AfterFault): void {
    this.#tray.destroy();
    this.#end(choice);
  }

  #showTray(): Tray {
    const { tray: starting, icons, t } = this.#options;
    const icon = join(icons, 'tray-trouble.png');
    const tray = starting?.handOver() ?? new Tray(icon);
    tray.setImage(icon);
    tray.setToolTip(`${t('startFault.message')}. ${t('startFault.state')}`);
    tray.setContextMenu(
      Menu.buildFromTemplate([
        { label: t('startFault.message'), click: () => this.bringToFront() },
        { type: 'separator' },
        { label: t('startFault.restart'), click: () => this.end('restart') },
        { label: t('startFault.copy'), click: () => this.#copy() },
        { label: t('tray.quit'), click: () => this.end('quit') },
      ]),
    );
    tray.on('click', () => this.bringToFront());
    return tray;
  }

  /** Until the operator has chosen; a closed dialog is Quit, since nothing works here. */
  async #ask(): Promise<void> {
    const { t } = this.#options;
    const choices: [string, () => void][] = [
      [t('startFault.restart'), () => this.end('restart')],
      [t('tray.quit'), () => this.end('quit')],
      [t('startFault.copy'), () => this.#copy()],
    ];
    const { response } = await dialog.showMessageBox({
      ...{ type: 'error', title: 'CDN Recorder', noLink: true },
      message: t('startFault.message'),
      detail: this.#detail(),
      buttons: choices.map(([label]) => label),
      ...{ defaultId: 0, cancelId: 1, signal: this.#dialog.signal },
    });
    if (this.#isReopened) {
      this.#isReopened = false;
      this.#dialog = new AbortController();
      return this.#ask();
    }
    choices[response]?.[1]();
    if (response > 1) return this.#ask();
  }

  #detail(): string {
    const { fault, t } = this.#options;
    const { cause, logFile: file } = fault;
    const next = file === null ? t('startFault.next') : t('startFault.nextLog', { file });
    return [t('startFault.state'), t('startFault.planned'), cause, next].join('\n\n');
  }

  #copy(): void {
    clipboard.writeText(`${this.#options.t('startFault.message')}\n\n${this.#detail()}`);
  }
}
