import type { AppState } from '#contract/model/app-state.ts';
import type { ScheduleTrouble } from '#contract/model/schedule.ts';
import { isAcknowledged } from './is-acknowledged.ts';

/**
 * Troubles of planned starts that window and tray must still name: an operator has not acknowledged the alarm of it. A
 * start that was made and not accepted is the trouble of its preset, which is named there. Pure.
 */
export const troublesThatCall = ({
  scheduleTroubles,
  alarms,
}: Pick<AppState, 'scheduleTroubles' | 'alarms'>): ScheduleTrouble[] =>
  scheduleTroubles.filter(
    ({ kind, scheduleId, plannedAt }) =>
      kind !== 'not-accepted' &&
      !isAcknowledged(alarms, 'not-recording', `${scheduleId} ${plannedAt}`) &&
      !isAcknowledged(alarms, 'start-blocked', `${scheduleId} ${plannedAt}`),
  );
