import type { AppState } from '#contract/model/app-state.ts';
import { overdueStops, overdueText } from '#contract/rules/planned-stops-text.ts';
import type { Translate } from '../language.ts';
import type { NotificationContent } from './notifier.ts';

export interface OverdueNotice {
  readonly content: NotificationContent;
  /** The preset that a button stops; null where it is about several. */
  readonly presetId: string | null;
}

/**
 * What a notification says of recordings whose planned stop was not sent; null where there are none. A stop that was
 * sent and failed has the notification of its run; one that does not get through is told here, once for all its tries.
 * Practice raises no alarm.
 */
export function overdueNotice(
  { recordings }: Pick<AppState, 'recordings'>,
  t: Translate,
): OverdueNotice | null {
  const overdue = overdueStops(recordings).filter(
    ({ practice, plannedStop }) => !practice && plannedStop?.trouble !== 'failed',
  );
  if (overdue.length === 0) return null;
  const { title, lines } = overdueText(overdue, t);
  const [presetId = null, ...others] = new Set(overdue.map((one) => one.presetId));
  const isOfOne = others.length === 0;
  return {
    content: {
      title,
      body: [...lines, t('overdue.advice')].join('\n'),
      open: t('tray.open'),
      stays: true,
      buttons: [
        { action: 'details', label: t('notification.details') },
        ...(isOfOne ? [{ action: 'stop', label: t('presets.stop') } as const] : []),
      ],
    },
    presetId: isOfOne ? presetId : null,
  };
}
