import { screen } from 'electron';
import type { SecretsPage } from '../../app/credentials/secret-prompt.ts';
import type { PageAppearance } from './page-appearance.ts';
import { createPageWindow, type PagePlaces } from './page-window.ts';
import { fitSize, type Size, withContentHeight } from './window-place.ts';

/**
 * SECURITY: in memory only (no `persist:`), and shared with no other page: what is typed there is in a
 * process of its own, and gone with it.
 */
export const SECRETS_PARTITION = 'secrets';

/** The height follows the step that the window shows. */
const FIRST = { width: 480, height: 420 };
const SMALLEST = { width: 400, height: 260 };

/** The window in which secrets are entered. */
export interface SecretsWindow extends SecretsPage {
  readonly contents: Electron.WebContents;
}

export function openSecretsWindow(
  places: PagePlaces,
  title: string,
  appearance: PageAppearance,
): SecretsWindow {
  const { first, smallest } = sizesAt(appearance.zoom);
  const window = createPageWindow({
    places,
    page: 'secrets.html',
    appearance,
    partition: SECRETS_PARTITION,
    window: {
      ...first,
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
    fitHeight: (height) => fitHeight(window, height, smallest),
    destroy: () => window.destroy(),
    onClosed: (listener) => window.once('closed', listener),
  };
}

/**
 * SECURITY: of the window's place and size the page can change the height alone, between the smallest one and
 * that of the screen.
 */
function fitHeight(window: Electron.BrowserWindow, height: number, smallest: Size): void {
  if (window.isDestroyed()) return;
  const bounds = window.getBounds();
  const area = screen.getDisplayMatching(bounds).workArea;
  const wanted = height * window.webContents.getZoomFactor();
  const frame = bounds.height - window.getContentBounds().height;
  window.setBounds(withContentHeight(bounds, { wanted, frame, smallest: smallest.height }, area));
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
  return { first: scaled(FIRST), smallest: scaled(SMALLEST) };
}
