import type { SecretsPage } from '../credentials/secrets-desk.ts';
import { createPageWindow, type PagePlaces } from './page-window.ts';

/**
 * SECURITY: in memory only (no `persist:`), and shared with no other page: what is typed there is in a
 * process of its own, and gone with it.
 */
export const SECRETS_PARTITION = 'secrets';

const SIZE = { width: 480, height: 680, minWidth: 400, minHeight: 420 };

/** The window in which secrets are entered. */
export function openSecretsPage(places: PagePlaces, title: string, dark: boolean): SecretsPage {
  const window = createPageWindow({
    places,
    page: 'secrets.html',
    dark,
    partition: SECRETS_PARTITION,
    window: { ...SIZE, title, minimizable: false, maximizable: false, fullscreenable: false },
  });
  // SECURITY: not in screen recordings and shares where the system can keep a window out of them.
  window.setContentProtection(true);
  return {
    contents: window.webContents,
    focus: () => window.focus(),
    destroy: () => window.destroy(),
    onClosed: (listener) => window.once('closed', listener),
  };
}
