import { type App, app, dialog } from 'electron';
import type { AppState } from '#contract/model/app-state.ts';
import { plannedHandOvers } from '#contract/rules/hand-over-text.ts';
import { plannedStops } from '#contract/rules/planned-stops-text.ts';
import { quitConfirmation } from '../app/confirmation-text.ts';
import type { Translate } from '../app/language.ts';

/**
 * Aborts once the program is asked to end: Quit, a signal, the end of the session. From then on it is ours to
 * leave, with an exit code that says what came of the command line; left to itself Electron would leave with 0.
 *
 * @param isMeant Whether the first request to quit is genuine; later ones are not checked.
 */
export function watchQuit(app: App, isMeant: () => Promise<boolean>): AbortSignal {
  const quit = new AbortController();
  let isFirst = true;
  app.on('before-quit', async (event) => {
    event.preventDefault();
    const mayBeMistaken = isFirst;
    isFirst = false;
    if (!mayBeMistaken || (await isMeant())) quit.abort();
  });
  return quit.signal;
}

/** Calls `act` when the program is asked to end, at once where that was so already. */
export function whenAborted(signal: AbortSignal, act: () => void): void {
  if (signal.aborted) act();
  else signal.addEventListener('abort', act, { once: true });
}

let isAsking = false;

/** Quits, as the tray's entry says; where stops are planned that would not be sent then, a person is asked first. */
export async function quitFromTray(state: AppState, t: Translate): Promise<void> {
  if (isAsking) return;
  const { recordings } = state;
  if (plannedStops(recordings).length + plannedHandOvers(recordings).length > 0) {
    isAsking = true;
    const { message, detail, choices } = quitConfirmation(state, t);
    const { response } = await dialog
      .showMessageBox({
        ...{ type: 'warning', title: 'CDN Recorder', message, detail, noLink: true },
        buttons: [t('cancel'), ...choices],
        ...{ defaultId: 0, cancelId: 0 },
      })
      .finally(() => {
        isAsking = false;
      });
    if (response === 0) return;
  }
  app.quit();
}
