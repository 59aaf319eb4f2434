/**
 * When this machine's clock next says a time of day, in Unix seconds: one that has passed means tomorrow.
 * Where the clocks go back that can be more than 24 h away.
 */
export function nextOccurrence(timeOfDay: string, nowMs: number): number {
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
