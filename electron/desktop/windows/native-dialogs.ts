import { BrowserWindow, dialog } from 'electron';
import type { Page } from '#contract/ipc/channels.ts';
import type { Confirmation } from '../../app/confirmation-text.ts';
import type { Translate } from '../../app/language.ts';
import { OneOpen } from '../../app/one-dialog-at-a-time.ts';

export interface DialogServices {
  /** What a page is shown in; null when its window is closed. */
  readonly contentsOf: (page: Page) => Electron.WebContents | null;
  /** The texts in the operator's language. */
  readonly translate: () => Translate;
}

/**
 * SECURITY: the system's own dialogs, modal to the window that asks and one at a time for all of them. A
 * page can neither draw nor answer one: what a person decides here, a script in the page cannot.
 */
export class NativeDialogs {
  readonly #services: DialogServices;
  readonly #open = new OneOpen('dialog-open');

  constructor(services: DialogServices) {
    this.#services = services;
  }

  /**
   * Asks a person. The index of the choice; null when the person declines or the window is closed.
   *
   * @throws Refused when a dialog is open.
   */
  ask(page: Page, { message, detail, choices }: Confirmation): Promise<number | null> {
    return this.#open.during(async () => {
      const window = this.#windowOf(page);
      if (!window) return null;
      const { response } = await dialog.showMessageBox(window, {
        type: 'warning',
        title: 'CDN Recorder',
        message,
        detail,
        // The harmless answer has the focus and is what Escape means.
        buttons: [this.#services.translate()('cancel'), ...choices],
        defaultId: 0,
        cancelId: 0,
        noLink: true,
      });
      return response > 0 && response <= choices.length ? response - 1 : null;
    });
  }

  /**
   * The system's own dialog for where to save; it asks before a file is replaced. Null when a person declines.
   *
   * @throws Refused when a dialog is open.
   */
  chooseFile(page: Page, options: Electron.SaveDialogOptions): Promise<string | null> {
    return this.#open.during(async () => {
      const window = this.#windowOf(page);
      if (!window) return null;
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        ...options,
        properties: ['showOverwriteConfirmation'],
      });
      return canceled || !filePath ? null : filePath;
    });
  }

  /**
   * The system's own dialog for a file that is there. Null when a person declines.
   *
   * @throws Refused when a dialog is open.
   */
  openFile(page: Page, options: Electron.OpenDialogOptions): Promise<string | null> {
    return this.#open.during(async () => {
      const window = this.#windowOf(page);
      if (!window) return null;
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        ...options,
        properties: ['openFile'],
      });
      return canceled ? null : (filePaths[0] ?? null);
    });
  }

  #windowOf(page: Page): BrowserWindow | null {
    const contents = this.#services.contentsOf(page);
    return contents && BrowserWindow.fromWebContents(contents);
  }
}
