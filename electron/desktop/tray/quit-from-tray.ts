import { app, dialog } from 'electron';
import type { AppState } from '#contract/model/app-state.ts';
import { plannedHandOvers } from '#contract/rules/hand-over-text.ts';
import { plannedStops } from '#contract/rules/planned-stops-text.ts';
import { quitConfirmation } from '../../app/confirmation-text.ts';
import type { Translate } from '../../app/language.ts';

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
