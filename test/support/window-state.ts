import type { Page } from 'playwright';
import type { AppState } from '#contract/model/app-state.ts';

/** All that main knows, asked as the page asks it. */
export const stateIn = (page: Page): Promise<AppState> =>
  page.evaluate(async () => {
    const snapshot = await window.cdnRecorder.ask('state.get', null);
    if (!snapshot.ok) throw new Error(snapshot.message);
    return snapshot.value.state;
  });
