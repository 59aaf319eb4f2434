import type { Translate } from '../shared/i18n/use-t.ts';

const MINUTES = [5, 15, 30, 60] as const;

/** Never, the usual times, and the one in force if the settings file has another. */
export function idleChoices(inForce: number | null): readonly (number | null)[] {
  const known = new Set<number>(MINUTES);
  if (inForce !== null) known.add(inForce);
  return [null, ...[...known].sort((a, b) => a - b)];
}

const YEAR_DAYS = 365;
const SPANS = [null, 90, YEAR_DAYS, 2 * YEAR_DAYS] as const;

/** For good, the usual spans, and the one in force if the settings file has another; in days. */
export function spanChoices(inForce: number | null): readonly (number | null)[] {
  const known = new Set<number | null>([...SPANS, inForce]);
  return [...known].sort((a, b) => (a ?? 0) - (b ?? 0));
}

export function spanText(days: number | null, t: Translate): string {
  if (days === null) return t('retention.ever');
  if (days === YEAR_DAYS) return t('retention.year');
  if (days % YEAR_DAYS === 0) return t('retention.years', { count: days / YEAR_DAYS });
  return t('retention.days', { count: days });
}
