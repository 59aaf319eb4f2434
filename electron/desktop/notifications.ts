import { Notification } from 'electron';
import type { ExportProgress } from '../contract/history.ts';
import type { RunView } from '../contract/run.ts';
import type { Translate } from './tray/tray-item.ts';

export interface NotificationText {
  readonly title: string;
  readonly body: string;
}

/** What a settled run's notification says: the outcome first, then each vendor's word. Pure. */
export function notificationText(run: RunView, t: Translate): NotificationText {
  // The advice of `reason` is for starts; a stop that went wrong gets the cause alone.
  const words = run.action === 'StopCDNRecord' ? 'cause' : 'reason';
  const vendors = run.calls.map(({ vendor, outcome }) => {
    const status = t(`status.${outcome?.status ?? 'unknown'}`);
    const why = outcome?.reason ? `: ${t(`${words}.${outcome.reason}`)}` : '';
    return `${vendor}: ${status}${why}`;
  });
  const title = t(run.action === 'StopCDNRecord' ? 'notification.stop' : 'notification.title', {
    preset: run.presetName,
    status: t(`status.${run.status}`),
  });
  return {
    title: run.practice ? `${title} · ${t('badge.notAir')}` : title,
    body: [...new Set(vendors)].join('\n'),
  };
}

/** What the notification of an export that failed says: what the window would. Pure. */
export function exportFailedText(
  { file, fault }: Pick<ExportProgress, 'file' | 'fault'>,
  t: Translate,
): NotificationText {
  return {
    title: t('notification.exportFailed', { file }),
    body: t(`history.export.failed.${fault ?? 'internal'}`, { file }),
  };
}

/** Notification servers on Linux render the body as markup. */
export function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/**
 * Those that may still be clicked. Electron drops one that nothing holds, and the click on it is lost
 * (electron/electron#16922). A desktop does not tell of each that it has put away, so the newest are kept.
 */
const held: Notification[] = [];
const MOST_HELD = 50;

/** Shows a notification; a click on it opens the window. A desktop without a server says `failed`. */
export function notify(
  { title, body }: NotificationText,
  onClick: () => void,
  onFailed: (error: string) => void,
): void {
  const shown = new Notification({
    title,
    body: process.platform === 'linux' ? escapeMarkup(body) : body,
  });
  shown.on('click', onClick);
  shown.on('failed', (_event, error) => onFailed(error));
  held.push(shown);
  held.splice(0, held.length - MOST_HELD);
  shown.show();
}
