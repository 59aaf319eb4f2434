import type { Translate } from '../shared/i18n/use-t.ts';

const MINUTE_MS = 60_000;

/** How long it has gone on, to the minute; in days and hours once it is long. */
export function elapsed(since: Date, now: Date, t: Translate): string {
  const all = Math.max(0, Math.floor((now.getTime() - since.getTime()) / MINUTE_MS));
  const [days, hours, minutes] = [Math.floor(all / 1440), Math.floor(all / 60) % 24, all % 60];
  if (days > 0) return t('onAir.elapsed.days', { days, hours });
  if (hours > 0) return t('onAir.elapsed.hours', { hours, minutes });
  return t('onAir.elapsed.minutes', { minutes });
}
