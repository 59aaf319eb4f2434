import type { AppState } from '#contract/model/app-state.ts';
import { troubleText } from '#contract/rules/schedule-text.ts';
import type { Translate } from '../language.ts';
import type { NotificationContent } from './notifier.ts';

/** Lines of a notification; the window has them all. */
const MOST_LINES = 5;

/** What a notification says of planned starts that went wrong, or will; null where there is nothing to say. */
export function scheduleNotice(
  { scheduleTroubles }: Pick<AppState, 'scheduleTroubles'>,
  t: Translate,
): NotificationContent | null {
  if (scheduleTroubles.length === 0) return null;
  const now = new Date();
  const lines = scheduleTroubles.slice(-MOST_LINES).map((one) => troubleText(one, now, t));
  return {
    title: t('schedules.trouble.title', { count: scheduleTroubles.length }),
    body: lines.join('\n'),
    open: t('tray.open'),
    stays: true,
    buttons: [{ action: 'details', label: t('notification.details') }],
  };
}
