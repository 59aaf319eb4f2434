/** How a time is written on the command line, for a person who wrote it otherwise. */
export const TIME_FORMS =
  '2026-11-22 or 2026-11-22T19:00 (local time), or 2026-11-22T11:00:00Z or 2026-11-22T19:00+08:00';

const FORM =
  /^(\d{4})-(\d\d)-(\d\d)(?:T([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,3})?)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)?)?$/;

/**
 * A moment of the command line as ISO 8601 in UTC; null for what is no time. A date alone is its midnight, and what
 * names no zone is local time.
 */
export function momentIn(text: string): string | null {
  const [, year, month, day, hour] = FORM.exec(text) ?? [];
  if (year === undefined) return null;
  // A date reads the 30th of February as the 2nd of March.
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  if (date.getUTCMonth() !== Number(month) - 1 || date.getUTCDate() !== Number(day)) return null;
  // A date alone would be read as of UTC.
  const moment = new Date(hour === undefined ? `${text}T00:00` : text);
  return Number.isNaN(moment.getTime()) ? null : moment.toISOString();
}
