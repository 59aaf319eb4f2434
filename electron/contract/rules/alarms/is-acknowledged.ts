import type { Alarm, AlarmKind } from '#contract/model/alarm.ts';

/**
 * Whether an operator has acknowledged the alarm of a kind about something, named as `alarm-conditions.ts` does; false
 * where there is no such alarm.
 */
export const isAcknowledged = (alarms: readonly Alarm[], kind: AlarmKind, about: string): boolean =>
  alarms.some((one) => one.about === `${kind} ${about}` && one.acknowledged !== null);
