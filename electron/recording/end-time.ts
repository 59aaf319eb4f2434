import type { End } from '../contract/preset.ts';

/** At most 24 hours ahead (specification, `EndTime`). */
const MAX_AHEAD_SECONDS = 24 * 60 * 60;

/**
 * `EndTime` in Unix seconds for a request that leaves at `nowMs`, or null when it would lie outside
 * (now, now + 24 h]. A time of day means its next occurrence on this machine's local clock, so one that
 * has passed means tomorrow; where the clocks go back that can be more than 24 h away.
 */
export function endTimeAt(end: End, nowMs: number): number | null {
  const now = Math.floor(nowMs / 1000);
  const endTime =
    'afterMinutes' in end ? now + end.afterMinutes * 60 : nextOccurrence(end.at, nowMs);
  return endTime > now && endTime <= now + MAX_AHEAD_SECONDS ? endTime : null;
}

function nextOccurrence(timeOfDay: string, nowMs: number): number {
  const [hours = 0, minutes = 0] = timeOfDay.split(':').map(Number);
  const moment = new Date(nowMs);
  moment.setHours(hours, minutes, 0, 0);
  if (moment.getTime() <= nowMs) {
    moment.setDate(moment.getDate() + 1);
    // Where tomorrow's clocks skipped today's hour, setDate keeps the shifted one.
    moment.setHours(hours, minutes, 0, 0);
  }
  return Math.floor(moment.getTime() / 1000);
}
