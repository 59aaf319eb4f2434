import { z } from 'zod';

/** Any JSON as text, so that a field of an unexpected type neither vanishes nor spoils its row. */
const asText = (value: z.core.util.JSONType): string =>
  typeof value === 'string' ? value : JSON.stringify(value);

/** What `parseJson` read: looking through all of it again would take longer than reading it did. */
export const json = z.custom<z.core.util.JSONType>();

/** A string that some servers send as a number, or leave out: facts §1 and §7 have all three. */
export const text = json
  .nullish()
  .transform((value) => (value === null || value === undefined ? undefined : asText(value)));

/** A message that may be a string, an object or null (Ws, facts §0): objects are kept as JSON text. */
export const message = json
  .nullish()
  .transform((value) => (value === null || value === undefined ? '' : asText(value)));

/** What names a thing, as the digits or the text that it is: without it an entry speaks of nothing. */
export const identifier = z.union([z.string().min(1), z.number()]).transform(String);

/** A stream's name: without one a row speaks of nothing. */
export const streamName = identifier;

/** A numeric code, quoted or not. Anything else is kept as the text it is, and is never a success. */
export const numericCode = z.union([z.number(), z.string()]).transform((value) => {
  if (typeof value === 'number') return value;
  return /^-?\d{1,15}$/.test(value.trim()) ? Number(value) : value;
});

/** A numeric code that is a verdict: an empty one says neither yes nor no. */
export const verdictCode = numericCode.refine((code) => String(code).trim() !== '');

/** An object without the members that are undefined, as exact optional properties want it. */
export function defined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
