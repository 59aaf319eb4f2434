import { z } from 'zod';
import { identifier } from './fields.ts';

/** In characters. An object's key has at most 1,024 at the vendors, a replay URL (facts, DescribeMediaTask) as many bytes. */
const LONGEST_ID = 1_024;
const LONGEST_URL = 4_096;

/** What names a file or a task. */
export const mediaId = identifier.refine((id) => id.length <= LONGEST_ID);

/** Of a file's entry all but its id may be missing or of another type: that is null, and spoils nothing. */
const orNull = <T>(schema: z.ZodType<T, unknown>) =>
  schema
    .nullish()
    .catch(null)
    .transform((value) => value ?? null);

export const shortText = orNull(z.string().min(1).max(LONGEST_ID));

/** Some examples of the documentation leave out the scheme. */
const WITHOUT_SCHEME = /^[a-z0-9][a-z0-9.-]*(:\d{1,5})?\/\S*$/i;

/** SECURITY: only what a browser may load, without a login; anything else is no address of a file. */
export const webAddress = orNull(
  z
    .string()
    .max(LONGEST_URL)
    .transform((url) => (WITHOUT_SCHEME.test(url) ? `http://${url}` : url))
    .refine(isWebAddress),
);

function isWebAddress(url: string): boolean {
  const parsed = URL.parse(url);
  const isWeb = parsed?.protocol === 'https:' || parsed?.protocol === 'http:';
  return isWeb && parsed.username === '' && parsed.password === '';
}

export const byteCount = orNull(z.int().min(0));
export const seconds = orNull(z.number().min(0));

/** A time that names its zone; what names none could be of any. */
const ZONED = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)$/i;

/** ISO 8601 in UTC, of a time that names its zone; null for anything else. */
export const zonedTime = orNull(z.string()).transform((value) => {
  if (value === null || !ZONED.test(value)) return null;
  const moment = new Date(value);
  return Number.isNaN(moment.getTime()) ? null : writtenTime(moment);
});

/** Null for a time whose year has more than four digits, which the model does not take. */
function writtenTime(moment: Date): string | null {
  const written = moment.toISOString();
  return /^\d{4}-/.test(written) ? written : null;
}

/**
 * The moment that fourteen digits name, `YYYYMMDDhhmmss`, in a zone so many hours ahead of UTC; null where there
 * is no such moment.
 */
export function momentOfDigits(digits: string, zoneHours: number): string | null {
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(digits)?.slice(1).map(Number);
  if (!parts) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts;
  const local = new Date(0);
  local.setUTCFullYear(year, month - 1, day);
  local.setUTCHours(hour, minute, second);
  const isReal = local.toISOString().replace(/\D/g, '').slice(0, 14) === digits;
  return isReal ? writtenTime(new Date(local.getTime() - zoneHours * 3_600_000)) : null;
}

/** What stands behind the last slash. */
export const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** How a file's name ends, in lower case; null where it has no such end. */
export const formatOf = (name: string): string | null =>
  /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? null;
