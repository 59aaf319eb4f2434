import { Notification } from 'electron';
import type { ExportProgress } from '#contract/model/history.ts';
import { type RunView, shownStatus } from '#contract/model/run.ts';
import { outcomeLines, statusKey } from '#contract/rules/outcome-text.ts';
import type { Translate } from '../../app/language.ts';
import { vendorFacts } from '../../zego/vendors/registry.ts';

export interface NotificationText {
  readonly title: string;
  readonly body: string;
}

/** So many lines are read at a glance; the window has them all. */
const MOST_LINES = 4;

/** What a settled run's notification says: the outcome first, then each vendor's result and its streams. Pure. */
export function notificationText(run: RunView, t: Translate): NotificationText {
  const lines = outcomeLines(run, vendorFacts(), t);
  const more = lines.length - MOST_LINES;
  const title = t('notification.title', {
    preset: run.presetName,
    status: t(statusKey(shownStatus(run), run.action)),
  });
  return {
    title: run.practice ? `${title} · ${t('badge.practice')}` : title,
    body: [
      ...lines.slice(0, MOST_LINES),
      ...(more > 0 ? [t('outcome.more', { count: more })] : []),
    ].join('\n'),
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
 * (electron/electron#16922). A desktop does not report each one that it dismisses, so the newest are kept.
 */
const held: Notification[] = [];
const MOST_HELD = 50;

/**
 * Loads what notifications need (on Linux a library and its connection to the bus), for a first one that is
 * shown as fast as the others.
 */
export const prepareNotifications = (): boolean => Notification.isSupported();

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
