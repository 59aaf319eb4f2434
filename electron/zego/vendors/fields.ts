import { z } from 'zod';

/** A string that some servers send as a number, or leave out: facts §1 and §7 have all three. */
export const text = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => (value === null || value === undefined ? undefined : String(value)));

/** A message that may be a string, an object or null (Ws, facts §0): objects are kept as JSON text. */
export const message = z
  .json()
  .nullish()
  .transform((value) => {
    if (value === null || value === undefined) return '';
    return typeof value === 'string' ? value : JSON.stringify(value);
  });

/** A stream's name: without one a row speaks of nothing. */
export const streamName = z.union([z.string().min(1), z.number()]).transform(String);

/** A numeric code, quoted or not. Anything else is kept as the text it is, and is never a success. */
export const numericCode = z.union([z.number(), z.string()]).transform((value) => {
  if (typeof value === 'number') return value;
  return /^-?\d{1,15}$/.test(value.trim()) ? Number(value) : value;
});

/** The elements of a list that fit the schema; null when it is no list. */
export function readList<T>(value: unknown, row: z.ZodType<T>): T[] | null {
  if (!Array.isArray(value)) return null;
  return value.flatMap((item) => {
    const parsed = row.safeParse(item);
    return parsed.success ? [parsed.data] : [];
  });
}

/** An object without the members that are undefined, as exact optional properties want it. */
export function defined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
