import { screen } from 'electron';
import type { SecretsPage } from '../../app/credentials/secret-prompt.ts';
import type { PageAppearance } from './page-appearance.ts';
import { createPageWindow, type PagePlaces } from './page-window.ts';
import { fitSize } from './window-place.ts';

/**
 * SECURITY: in memory only (no `persist:`), and shared with no other page: what is typed there is in a
 * process of its own, and gone with it.
 */
export const SECRETS_PARTITION = 'secrets';

const USUAL = { width: 480, height: 780 };
const SMALLEST = { width: 400, height: 420 };

/** The window in which secrets are entered. */
export interface SecretsWindow extends SecretsPage {
  readonly contents: Electron.WebContents;
}

export function openSecretsWindow(
  places: PagePlaces,
  title: string,
  appearance: PageAppearance,
): SecretsWindow {
  const { usual, smallest } = sizesAt(appearance.zoom);
  const window = createPageWindow({
    places,
    page: 'secrets.html',
    appearance,
    partition: SECRETS_PARTITION,
    window: {
      ...usual,
      minWidth: smallest.width,
      minHeight: smallest.height,
      title,
      minimizable: false,
      maximizable: false,
      fullscreenable: false,
    },
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

/** Larger text needs a larger window, as far as the screen has room. */
function sizesAt(zoom: number) {
  const area = screen.getPrimaryDisplay().workArea;
  const scale = Math.max(1, zoom / 100);
  const scaled = ({ width, height }: { width: number; height: number }) =>
    fitSize(
      { width: Math.round(width * scale), height: Math.round(height * scale) },
      area,
      SMALLEST,
    );
  return { usual: scaled(USUAL), smallest: scaled(SMALLEST) };
}
