import type { AppState } from '#contract/model/app-state.ts';
import type { HandOverTrouble } from '#contract/model/start.ts';
import { endingEarly, endingEarlyText } from '#contract/rules/hand-over-text.ts';
import type { Translate } from '../language.ts';
import type { NotificationContent } from './notifier.ts';

/** What was tried has the notification of its run. */
const TRIED: ReadonlySet<HandOverTrouble | undefined> = new Set(['failed', 'unsent']);

/**
 * What a notification says of recordings whose second task was not sent; null where there are none. One that was sent
 * and failed has the notification of its run. Practice raises no alarm.
 */
export function handOverNotice(
  { recordings }: Pick<AppState, 'recordings'>,
  t: Translate,
): NotificationContent | null {
  const unsent = endingEarly(recordings).filter(
    ({ practice, handOver }) => !practice && !handOver?.former && !TRIED.has(handOver?.trouble),
  );
  if (unsent.length === 0) return null;
  const { title, lines } = endingEarlyText(unsent, t);
  return {
    title,
    body: [...lines, t('handOver.advice')].join('\n'),
    open: t('tray.open'),
    stays: true,
    buttons: [{ action: 'details', label: t('notification.details') }],
  };
}
